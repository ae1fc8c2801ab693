# Compromisos: lo que la gente dijo que haría.
commitment-with = Cuando { $cue }, voy a { $will }, con { $partner }.
commitment-alone = Cuando { $cue }, voy a { $will }.{ $partner }
commitment-look = ¿Es esto lo que quieres? No queda nada fijo hasta que digas que sí.
    { $lines }
commitment-set = Ya quedó. Te lo recuerdo el día de clases anterior y esa mañana, y te pregunto una vez cómo te fue.
commitment-not-now = Ahora no es una buena respuesta. No queda nada fijo.
commitment-reminder-with = Lo que querías: cuando { $cue }, { $will }, con { $partner }.
commitment-reminder-alone = Lo que querías: cuando { $cue }, { $will }.{ $partner }
commitment-report-with = ¿Cómo te fue? Querías: cuando { $cue }, { $will }, con { $partner }.
commitment-report-alone = ¿Cómo te fue? Querías: cuando { $cue }, { $will }.{ $partner }
commitment-replanned = Ya está en otro día, y los avisos también.
commitment-dropped = Ya no está, y no pasa nada.
commitment-help = Ya lo pasé. Alguien se pondrá en contacto contigo.
commitment-what = Di cuándo y qué. Por ejemplo: cue:“empiece mi tercera clase” will:“esperar diez segundos” by:martes
commitment-when = Elige un día dentro de los próximos { $days } días.
commitment-many = Ya tienes { $most } de estos. Termina o deja uno primero.
no-commitment = Aquí no hay nada tuyo que contestar. Con /nudge commit empiezas algo.
reported-done = ¡Bien hecho! Te pregunto otra vez en dos y en seis semanas cómo sigue.
reported-partly = Una parte también cuenta. Te pregunto otra vez en dos semanas.
reported-not-yet = Todavía no está bien. ¿Qué te ayudaría?
own-words = Empieza “{ $title }”. La última vez dijiste:
    { $lines }
choice-agree = Sí, eso es
choice-not-now = Ahora no
choice-did = Listo
choice-partly = En parte
choice-not-yet = Todavía no
choice-help = Quiero ayuda
choice-drop = Dejarlo
coach-wanted = { $person } quiere ayuda con lo que planeó.
buddy-asked = Ya le pregunté a { $person }.
buddy-question = { $person } te pide que le hagas compañía en su plan. Solo sabrías cómo va, hecho o todavía no, y nada más. ¿Quieres?
choice-buddy-yes = Sí
choice-buddy-no = No, gracias
buddy-yes = Gracias. Te contaré cómo va.
buddy-no = No hay problema.
buddy-done = { $person } hizo lo que planeó.
buddy-partly = { $person } hizo una parte de lo que planeó.
buddy-not-yet = { $person } todavía no lo ha hecho.
look-commitments = Lo que la gente dijo que haría
commitments-few = Los totales se muestran a partir de cuatro respuestas.
commitments-present = { $count ->
    [one] Estuvo 1 persona.
   *[other] Estuvieron { $count } personas.
}
commitments-set = Con plan: { $count }
commitments-not-now = Ahora no: { $count }
commitments-dropped = Lo dejaron: { $count }
commitments-done = Hecho: { $count }
commitments-partly = En parte: { $count }
commitments-not-yet = Todavía no: { $count }
commitments-reached = { $site }: llegó a { $count } colegas
commitments-other-sites = Otras sedes

feed-name = Reuniones y mis planes
feed-plan = Mi plan
