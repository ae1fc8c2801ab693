# Las manos y la palabra.
hand-raised = Levantaste la mano. { $ahead ->
    [0] Sigues tú.
    [one] Hay 1 persona antes que tú.
   *[other] Hay { $ahead } personas antes que tú.
}
hand-raised-for = { $person } tiene la mano levantada. { $ahead ->
    [0] Sigue.
    [one] Hay 1 persona antes.
   *[other] Hay { $ahead } personas antes.
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
