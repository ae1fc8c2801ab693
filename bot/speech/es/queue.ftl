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
hand-at = { $place }. { $hand }
read-by = Por escrito; lo lee { $reader }.
keeping-place = Conservan su lugar: { $people }
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
why-skip = ¿Por qué seguir sin esperar? Elige una razón o escribe /convening check skip y la tuya.
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
