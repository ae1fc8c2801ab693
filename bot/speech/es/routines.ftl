# Rutinas de conversación: encontrar una, hacerla, su reloj.
routine-said = { $text }
routine-step = { $title } ({ $time }): { $line }
routine-time-left = { $time } más: { $title }
routine-started = { $routine } empieza con { $people } personas. Yo cuido el tiempo.
routine-over = { $routine } terminó. Gracias.
routine-stopped = { $routine } se detuvo aquí.
routine-paused = El reloj está en pausa, con { $time } para este paso. Toca Seguir cuando quieras.
routine-resumed = El reloj sigue. { $time } para este paso.
routine-step-has-left = A este paso le quedan { $time }.
routine-fitted = Lo que falta quedó ajustado a { $time }.
routine-skipping = Todas las personas tienen { $time } para terminar. Toca otra vez para seguir ya.
routine-went-on = Vamos al siguiente paso.
routine-went-back = De vuelta a { $title }, con todo su tiempo.
routine-imported = { $routine } ya está en tu repisa. Úsala como cualquier otra.
routine-alongside = { $routine } va dentro de otra conversación, así que no se publica nada. Aquí está tu tarjeta.
routine-text = { $routine }: copia este texto e impórtalo donde quieras.
routine-seat-found = Estás con { $people }.
routine-seat-already = Ya tienes con quién conversar.
routine-seat-none = En este paso no hay grupos. Sigue el paso con todas las personas.
routine-listen-now = En este paso solo escuchas; tu turno de hablar llega al final. Para una moción de orden usa /hand process.
routine-runs-already = Ya hay una rutina en marcha. Detenla primero o deja que termine.
no-routine-runs = No hay ninguna rutina en marcha. Encuentra una con /routine pick
routine-unknown = No conozco una rutina llamada “{ $routine }”. Con /routine pick encuentras una.
routine-change-out-of-range = Da un tiempo de 1 a 60 minutos.
routine-fit-out-of-range = Dale a lo que falta de 1 a 240 minutos, por favor.
routine-unreadable = Línea { $line }: { $what }{ $more ->
    [0] {""}
    [one] {" "}Falta arreglar 1 cosa más.
   *[other] {" "}Faltan { $more } cosas más por arreglar.
}
look-picks = Rutinas de conversación para ti
look-routine = La rutina
look-step = Este paso
look-my-step = Tu paso
look-routine-card = La tarjeta del plan
command-routine = encontrar una actividad de conversación, hacerla, mover su reloj

## En las tarjetas
routine-step-title = Paso { $number } de { $of }: { $title }
routine-is-sending = En camino a todas las salas y pantallas. El reloj empieza cuando todas lo tengan.
routine-is-over = Esta rutina terminó.
routine-stands-still = El reloj está en pausa. Quedan { $time }.
routine-ask = Pregunta: { $prompt }
routine-with = Conversas con: { $people }
routine-job = { $role }: { $person }
routine-station = Tu estación ahora: la número { $number }
routine-seatless = Todavía no tienes grupo.
routine-hands-open = Se puede levantar la mano.
routine-hands-closed = En este paso las manos descansan.
routine-line-room = En las salas
routine-line-remote = En línea
routine-row = { $title } ({ $time })
routine-row-now = { $row }, ahora
routine-row-done = { $row }, listo
routine-pick = { $number }. { $routine } ({ $minutes } min)
routine-nothing-fits = Nada cabe con estas personas y estos minutos. Dale un poco más de tiempo.
button-pause = Pausa
button-go-on = Seguir
button-next-step = Siguiente paso
button-step-back = Un paso atrás
button-stop-routine = Detener la rutina
button-run-routine = Empezar ya
button-routine-card = Tarjeta del plan
button-find-seat = Búscame compañía

## Lo que se deshizo
action-RoutineStarted = el inicio de la rutina
action-StepBegan = el cambio al reloj de la rutina
action-RoutinePaused = la pausa de la rutina
action-RoutineResumed = seguir con la rutina
action-StepExtended = más tiempo para el paso
action-StepShortened = menos tiempo para el paso
action-RoutineRetimed = ajustar lo que falta al tiempo que hay
action-StepSkipped = pasar al siguiente paso
action-StepRepeated = volver un paso
action-RoutineEnded = detener la rutina

## Lo que junta un paso
choice-kept = Tu elección quedó guardada. Elige otra vez si cambias de opinión.
words-kept = Gracias. Tus palabras quedaron guardadas.
words-kept-without-name = Gracias. Tus palabras quedaron guardadas, y nada dice de quién son.
nothing-to-choose = En este paso no hay nada que elegir.
no-such-choice = “{ $choice }” no es una de las opciones.
nothing-to-write = En este paso no hay nada que escribir.
answers-were-shown = Las respuestas de este paso ya se mostraron, así que una nueva ya no sería anónima. Mejor díselo a quien facilita.
no-such-column = Aquí no hay una columna llamada “{ $column }”.
lines-are-many = { $most } líneas de una sola persona bastan para este paso. Deja lugar a las demás.
ask-anonymous = Sin nombres: no se guarda quién escribió qué. Las respuestas se ven cuando hay cuatro o más.
ask-answered = { $people ->
    [0] Todavía nadie ha contestado.
    [one] 1 persona ha contestado.
   *[other] { $people } personas han contestado.
}
ask-mine = { $choice } (tu elección)
ask-few = { $choice }: muy pocas para mostrar
ask-count = { $choice }: { $people }
ask-line = { $label }: { $text }
ask-line-from = { $label }: { $text } ({ $site })

## El ritmo
pacing-on = Solo a ti te aviso cuando una presentación lleve 12 minutos.
pacing-off = Ya no te aviso de presentaciones largas.
pacing-not-now = Está bien. La cuenta empieza de nuevo.
pacing-tap-turn-and-talk = Voltea y conversa, 30 segundos cada quien
pacing-tap-poll = Encuesta rápida
pacing-tap-notice-wonder = Noto y me pregunto, 5 minutos
pacing-tap-not-now = Ahora no

## La agenda, sumada
look-agenda-check = La agenda, sumada
agenda-items = { $count ->
    [one] 1 punto
   *[other] { $count } puntos
}
agenda-minutes = { $minutes } min
agenda-transitions = Cambios entre puntos
agenda-regrouping = Pasos a los grupos
agenda-slot = Tiempo que hay

## El círculo de adentro
circle-is = En el círculo: { $people }
circle-named = { $count ->
    [one] 1 persona empieza en el círculo.
   *[other] { $count } personas empiezan en el círculo.
}
circle-is-smaller = El círculo tiene { $most } sillas. Nombra a menos personas.
circle-needs-remote = Al menos una silla es para alguien en línea. Nombra también a alguien de ahí.
chair-taken = Estás en el círculo.
chair-left = Vuelves a escuchar. La silla queda abierta.
chair-is-taken-by = { $who } toma la silla abierta. Gracias: ahora te toca escuchar.
no-open-chair = En este paso no hay círculo de adentro.
in-the-circle-already = Ya estás en el círculo.
not-in-the-circle = No estás en el círculo.
button-take-chair = Tomar la silla abierta
button-leave-chair = Dejar mi silla
action-CircleSeated = nombrar el círculo de adentro
