# Las manos y la palabra.
hand-raised = Levantaste la mano. { $others ->
    [0] Sigues tú.
    [one] Hay 1 persona más esperando.
   *[other] Hay { $others } personas más esperando.
}
hand-raised-for = { $person } tiene la mano levantada. { $others ->
    [0] Sigue.
    [one] Hay 1 persona más esperando.
   *[other] Hay { $others } personas más esperando.
}
hands-raised = { $count ->
    [one] Hay 1 mano levantada más.
   *[other] Hay { $count } manos levantadas más.
}
hand-lowered = Bajaste la mano.
hand-lowered-for = La mano de { $person } está abajo.
floor-given = { $person } tiene la palabra.
floor-freed = Nadie tiene la palabra ahora.
queue-opened = La fila está abierta. ¿Quién quiere hablar?
queue-now-closed = La fila ya no recibe más manos. { $waiting ->
    [0] Nadie está esperando.
    [one] 1 persona sigue esperando y la vamos a escuchar.
   *[other] { $waiting } personas siguen esperando y las vamos a escuchar.
}
queue-closed = La fila está cerrada por ahora. Quien facilita la abrirá otra vez.
queue-already-open = La fila ya está abierta.
queue-empty = Nadie está esperando para hablar.
already-queued = Ya tienes la mano levantada. { $place ->
    [0] Tienes la palabra.
   *[other] Eres el número { $place }.
}
all-already-queued = Ya tienen la mano levantada.
note-too-long = Una nota puede tener hasta { $most } caracteres; la tuya tiene { $length }. Acórtala, por favor.
no-hand-up = No hay ninguna mano que bajar.
hand-gone = Esa mano ya está abajo.
already-called = Alguien acaba de dar la palabra: la tiene { $person }.
floor-is-free = Nadie tiene la palabra ahora.
no-hand-to-call = { $person } no tiene la mano levantada.
nothing-to-read = Escribe lo que quieres que se lea en voz alta por ti.
moved-back = Sigues en la fila; van primero quienes esperan ahora.
floor-given-to-read = { $person } tiene la palabra por escrito. Lo lee { $reader }.
please-read-aloud = Lee esto en voz alta por { $person }: “{ $text }”
floor-goes-back = Regresa la palabra a { $person }.

# On the board.
hand-in-writing = { $hand }, por escrito
read-by = Por escrito; lo lee { $reader }.
keeping-place = Conservan su lugar:
clock-stopped = El reloj está detenido.
goes-on-after = Después sigue { $who }.
so-many-agree = { $count ->
    [one] 1 persona está de acuerdo
   *[other] { $count } personas están de acuerdo
}
button-why = ¿Por qué este orden?
button-later = Todavía no

# La pausa remota y las invitaciones.
check-opened = Antes de cerrar este tema le pregunto a { $count ->
    [one] 1 persona a distancia
   *[other] { $count } personas a distancia
} si quieren agregar algo.
check-invites-you = { $person }, antes de dejar “{ $topic }”: ¿quieres agregar algo? Tómate tu tiempo. También puedes pasar.
check-asks-you = Antes de dejar “{ $topic }”: ¿quieres agregar algo? Tómate tu tiempo. También puedes pasar.
check-still-open = Todavía se está preguntando a las personas a distancia: { $answered } de { $asked } han contestado. El tema avanza solo.
check-on-board = Preguntando a { $asked ->
    [one] 1 persona a distancia
   *[other] { $asked } personas a distancia
} antes de cerrar “{ $topic }”. { $raised } quieren agregar algo, { $passed } pasaron.
check-names = ¿Quieren agregar algo? { $people }
check-extended = Las personas a distancia tienen hasta las { $until }.
check-skipped = Seguimos sin esperar. El resumen lo cuenta.
check-ended = Ya se preguntó a las personas a distancia. Seguimos.
topic-closed-nobody-remote = Cerrado: { $topic }. Nadie está a distancia ahora, así que no había a quién preguntar.
topic-closed-all-heard = Cerrado: { $topic }. Todas las personas a distancia ya hablaron o pidieron no ser invitadas.
topic-opened-too = Tema: { $then }. “{ $topic }” está cerrado: { $remote ->
    [0] nadie está a distancia ahora, así que no había a quién preguntar.
   *[other] todas las personas a distancia ya hablaron o pidieron no ser invitadas.
}
no-check-open = No hay ninguna pausa remota abierta.
seconds-out-of-range = Da un número de segundos de 1 a { $most }.
why-skip = ¿Por qué seguir sin esperar? Elige una razón o escribe /convening remote skip y la tuya.
skip-time = Ya no hay tiempo
skip-aloud = Ya pregunté en voz alta
button-skip-check = Seguir sin esperar
button-more-time = Dar más tiempo
button-write = Escribirlo
button-pass = Paso
button-invite-me = Invítame
button-by-text = Por escrito, por favor
button-not-today = Hoy no
passed = Pasaste. Gracias por decirlo.
nothing-to-pass = No hay nada que pasar en este momento.
people-invited = Le pregunté a { $count ->
    [one] 1 persona
   *[other] { $count } personas
}, en privado, cómo quieren que se les invite.
nobody-left-to-invite = Todas las personas presentes ya hablaron, tienen la mano levantada o ya recibieron la pregunta.
warm-invitation = { $person }, nos gustaría escucharte hoy, de la manera que te quede mejor. Tú eliges, y puedes cambiarlo cuando quieras.
consent-invite = Gracias. Podemos decir tu nombre cuando preguntemos quién quiere agregar algo.
consent-text = Gracias. Te preguntaremos por escrito, y lo que escribas se puede leer en voz alta por ti.
consent-not-today = Está bien. Hoy no te invitaremos. Tu mano es bienvenida cuando quieras.
action-RemoteCheckOpened = el cierre del tema
action-RemoteCheckExtended = el tiempo extra para las personas a distancia
action-RemoteCheckEnded = seguir sin esperar
skip-other = Por otra razón
recap-check = “{ $topic }”: { $invited ->
    [0] nadie a distancia a quien invitar
    [one] 1 persona a distancia invitada, { $taken } participaron, { $passed } pasaron
   *[other] { $invited } personas a distancia invitadas, { $taken } participaron, { $passed } pasaron
}.
recap-check-skipped = { $check } Se cortó antes: { $why }

# El reloj de la palabra.
limit-out-of-range = Da un número de minutos de 1 a { $most }.
limit-set = Cada turno tiene ahora { $length }. A nadie se le corta: se avisa por escrito a quien habla.
limit-off = Los turnos ya no tienen límite.
no-limit-set = Los turnos no tienen límite ahora. Pon uno con /queue limit
turn-extended = { $person } tiene { $length } más.
clock-already-stopped = El reloj ya está detenido.
clock-runs-again = El reloj corre otra vez.
clock-is-running = El reloj no está detenido.
time-almost-over = Tu tiempo está por terminar.
time-is-over = El tiempo de { $person } terminó. Toma un momento para cerrar la idea.

# Turnos que no da la fila.
question-already-heard = Ya se está escuchando una pregunta.
no-question-waits = No hay ninguna pregunta para aclarar en espera.
slot-given = { $person } presenta. No cuenta como turno.
last-word-given = { $person } tiene la última palabra. La fila ya no recibe manos; las que siguen arriba conservan su lugar.
nobody-to-hear-again = Todavía no ha hablado nadie a quien escuchar otra vez.
already-waiting = { $person } ya está esperando.
heard-again = { $person } regresa a la fila, a su lugar de antes.
agreed = Contado. { $count ->
    [one] 1 persona está de acuerdo.
   *[other] { $count } personas están de acuerdo.
}
agreed-already = Ya te contamos. Gracias.
put-in-writing = Se leerá en voz alta por ti. Tu lugar sigue igual.
round-began = Una ronda: { $count } personas, cada una con su vez, y todas pueden pasar.
nobody-for-a-round = Todavía no hay nadie para una ronda.
too-many-for-a-round = Una ronda es para un máximo de { $most } personas; hay { $people }. Prueba primero con grupos: /breakout plan

# Tiempo para pensar.
hands-locked = Tiempo para pensar. Las manos se abren cuando diga quien facilita. Lo que escribas ahora será tu nota.
hands-locked-until = Tiempo para pensar hasta las { $until }. Lo que escribas ahora será tu nota.
hands-open-together = Se abren las manos. Las que se levanten en los próximos { $seconds } segundos cuentan como levantadas juntas.
think-time = Es tiempo para pensar. Si quieres, escribe tu nota ahora; las manos se abren después.
think-time-until = Es tiempo para pensar hasta las { $until }. Si quieres, escribe tu nota ahora; las manos se abren después.
note-drafted = Guardé tu nota. Levanta la mano cuando termine el tiempo para pensar y la nota irá con ella.
your-draft = Tu nota:

# Pronto te toca.
on-deck = { $place ->
    [1] Sigues tú,
   *[other] Eres el número { $place },
} en unos { $wait }. ¿Todo listo? Si no es buen momento, puedes guardar tu lugar o pedir que lo lean por ti.
you-speak-soon = Pronto te toca. ¿Todo listo?
you-are-ready = Gracias. Te daremos la palabra cuando te toque.
place-held = Tu lugar está guardado. Avisa cuando quieras hablar.
button-ready = Sí, todo listo
button-hold = Guarda mi lugar
button-read-for-me = Léanlo por mí

# Lo que las personas necesitan para seguir.
access-slower = más despacio, por favor
access-louder = más fuerte, por favor
access-plain = con palabras sencillas, por favor
access-again = otra vez, por favor
access-translate = una traducción, por favor
access-asked = { $person } pide: { $need }
access-asked-unnamed = Alguien pide: { $need }
access-passed-on = Se lo dije a quien facilita y a nadie más.
access-passed-on-unnamed = Lo dije sin tu nombre.
need-by = { $time }: { $need } ({ $name })
need-unnamed = { $time }: { $need }

# Cómo se reparte la palabra.
look-equity = Cómo se reparte la palabra
equity-people = { $people } personas hasta ahora.
equity-spoke = El { $per_cent } % ha hablado.
equity-speakers = Como si { $count ->
    [one] 1 persona hubiera
   *[other] { $count } personas hubieran
} compartido la palabra por igual.
equity-wait-ratio = Las personas a distancia esperan { $ratio } veces lo que esperan las personas en las salas.
equity-invited = Se invitó a las personas a distancia en el { $per_cent } % de los temas cerrados.
equity-too-few = { $group }: muy pocas personas para mostrarlo
equity-group = { $group }: { $people } personas, el { $spoke } % ha hablado, { $ratio } de su parte
equity-wait = { $wait } de la mano a la palabra
equity-question = { $group }: hasta ahora se ha escuchado menos de su parte. ¿A quién podrías invitar?
equity-how-to-read = Son preguntas para pensar, no calificaciones. 1.00 es la parte que le toca a un grupo según su tiempo presente.
action-TurnPaused = detener el reloj
action-TurnResumed = volver a correr el reloj
action-TurnExtended = el tiempo extra
action-LimitSet = el límite de tiempo
action-HandsLocked = el tiempo para pensar
action-HandsOpened = abrir las manos
action-RoundBegan = la ronda
action-HandRaised = regresar a la fila a quien habló
