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
