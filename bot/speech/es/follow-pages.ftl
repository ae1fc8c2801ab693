# Las páginas de lo que sigue a un encuentro.
web-page-follow = Seguimiento

## La página de quien coordina
web-nudge-new = Un recordatorio nuevo
web-nudge-why = No sale nada antes de que veas a quién le llega y cuándo.
web-nudge-to = ¿Para quién es?
web-nudge-as-before = Las mismas personas que antes
web-nudge-person = O para una persona, por su nombre
web-nudge-when = ¿Cuándo debe llegar?
web-nudge-when-hint = “el próximo martes a las 9 de la mañana”, “todos los viernes al mediodía”, “después de cada encuentro”. A cada quien le llega según su propio reloj.
web-nudge-due = Mejor, recordar antes de una fecha
web-nudge-due-date = La fecha, por ejemplo: 5 de junio
web-nudge-remind = Cuántos días antes
web-nudge-text = Lo que dice
web-nudge-gaps = {"{nombre}"}, {"{sede}"}, {"{título}"}, {"{fecha}"} y {"{día}"} se llenan para cada persona.
web-nudge-rsvp = Es una invitación: cada quien dice si viene, y ya no se le recuerda.
web-nudge-look = Verlo primero
web-nudge-edit = Cambiar
web-nudge-cancel = Cancelar
web-nudge-times = { $count ->
    [one] una vez más
   *[other] faltan { $count } veces
}
web-replies-role = Rol
web-replies-invited = Invitadas
web-replies-coming = Vienen
web-replies-declined = No pueden
web-replies-delegated = Mandan a alguien
web-replies-names = Por nombre, para ti que invitaste
web-question-title = Una pregunta sin nombres
web-question-new = Una pregunta nueva
web-question-ask = Preguntar a todas y todos
web-question-close = Cerrar esta pregunta
web-norms-label = Lo que vale en esta sala
web-hours-title = Horario y días libres de una sede o un distrito
web-hours-why = En ese tiempo nadie de ahí recibe mensajes, salvo que haya elegido su propio horario.
web-hours-site = sede
web-hours-district = distrito
web-hours-set = { $since }–{ $until }, { $days ->
    [0] sin días libres
    [one] 1 día libre
   *[other] { $days } días libres
}
web-hours-change = Cambiar { $place }
web-hours-from = Silencio desde
web-hours-until = Hasta
web-days-off-title = Días libres
web-days-off-file = Un archivo de calendario (.ics) con los días libres
web-days-off-send = Tomar de ahí los días libres
days-off-not-a-calendar = No puedo leer ese archivo como calendario. Expórtalo como .ics y mándalo otra vez.
days-off-too-large = Ese archivo es más grande que cualquier calendario de días libres. Exporta solo los días libres.
days-off-none = { $left ->
    [0] En ese archivo no hay días libres para el próximo año.
   *[other] En ese archivo no hay días libres completos para el próximo año; lo demás queda fuera.
}
days-off-left-out = { $count ->
    [one] 1 evento no era un día libre y queda fuera.
   *[other] { $count } eventos no eran días libres y quedan fuera.
}

## Antes de guardar un recordatorio
web-nudge-changes = Cuando lo guardes, toma el lugar del que está previsto ahora.
web-nudge-who = A quién le llega
web-nudge-next-five = Cuándo llega
web-nudge-zone-people = { $count ->
    [one] 1 persona
   *[other] { $count } personas
}
web-nudge-quiet = Siguen valiendo las horas de silencio, las clases, los días libres y un recordatorio por semana: a algunas personas les llega más tarde o en el resumen del lunes.
web-nudge-leave = Dejarlo
web-nudge-change = Cambiar las personas, la hora o el texto

## Lo propio de cada quien
web-mine-title = Lo que sigue para ti
web-mine-invited = ¿Vas a venir?
web-mine-said-coming = Dijiste que vienes.
web-mine-said-declined = Dijiste que no puedes.
web-mine-said-delegated = Dijiste que va otra persona en tu lugar.
web-mine-delegate = ¿Quién va en tu lugar?
web-mine-answer = Tu respuesta
web-mine-plans = Lo que piensas hacer
web-mine-plan = Cuando { $cue }, voy a { $will }.
web-mine-plan-with = Cuando { $cue }, voy a { $will }, con { $partner }.
web-mine-plan-by = Para el { $day }
web-mine-plan-edit = Cambiarlo
web-mine-plan-more = Otro día, compañía, ayuda
web-mine-plan-new = Planear algo nuevo
web-mine-plan-look = Léemelo antes
web-mine-cue = Cuando …
web-mine-will = Voy a …
web-mine-with = con … (si quieres)
web-mine-by = Para el día
web-mine-status-set = queda acordado
web-mine-status-done = hecho
web-mine-status-partly = hecho en parte
web-mine-status-not-yet = todavía no
web-mine-status-quiet = en silencio
web-mine-buddy = { $name } sabe cómo va
web-mine-replan = Otro día
web-mine-ask-buddy = Alguien que sepa cómo va, y nada más
web-mine-ask-buddy-go = Preguntarle
web-mine-support = ¿En qué te gustaría tener apoyo?
web-mine-support-other = Otra cosa
web-mine-support-go = Quiero saber más de esto
web-mine-send = Enviar
web-mine-coming = Lo que te va a llegar
web-mine-nudges-off = No quiero más recordatorios
web-mine-nudges-on = Quiero recordatorios otra vez
web-mine-hours = Cuándo no se te escribe
web-mine-place-site = Tu sede: { $since }–{ $until }, { $days ->
    [0] sin días libres
    [one] 1 día libre
   *[other] { $days } días libres
}.
web-mine-place-district = Tu distrito: { $since }–{ $until }, { $days ->
    [0] sin días libres
    [one] 1 día libre
   *[other] { $days } días libres
}.
web-mine-own-hours = Usar solo mi horario
web-mine-own-hours-off = Usar también el de mi sede
web-mine-class = Cuándo das clase
web-mine-day = Día
web-day-mon = Los lunes
web-day-tue = Los martes
web-day-wed = Los miércoles
web-day-thu = Los jueves
web-day-fri = Los viernes
web-class-from = Desde
web-class-clear = Borrar
web-class-clear-day = Borrar { $day }
web-day-sat = Los sábados
web-day-sun = Los domingos
web-mine-zone = Tu zona horaria
web-mine-days-off = { $count ->
    [0] No tienes días libres anotados.
    [one] Tienes 1 día libre anotado.
   *[other] Tienes { $count } días libres anotados.
}
web-mine-calendar = En tu calendario
web-mine-calendar-why = Una dirección que tu programa de calendario puede seguir: ahí aparece solo lo que acordaste.
web-mine-calendar-go = Crear mi dirección de calendario
web-data-name = Tu nombre
web-data-email = Tu correo
web-data-account = { $count ->
    [one] 1 manera de entrar
   *[other] { $count } maneras de entrar
}
web-data-hand = { $count ->
    [one] 1 nota a una mano
   *[other] { $count } notas a manos
}
web-data-commit = Tus planes, { $count ->
    [one] 1 texto
   *[other] { $count } textos
}
web-data-form = { $count ->
    [one] 1 pregunta que hiciste
   *[other] { $count } preguntas que hiciste
}
web-data-team = { $count ->
    [one] 1 línea a tu equipo
   *[other] { $count } líneas a tu equipo
}
web-data-delegate = A quién mandaste en tu lugar
web-data-doors = Dónde se te busca primero
web-data-line = { $count ->
    [one] 1 línea
   *[other] { $count } líneas
}
web-data-draft = { $count ->
    [one] 1 borrador
   *[other] { $count } borradores
}
web-data-other = { $count ->
    [one] 1 texto más
   *[other] { $count } textos más
}
web-mine-download = Descargar todo
web-mine-forget = Olvídame
