# Lo que dicen las tarjetas y los tableros.
person-at = { $name } ({ $where })
hand-line = { $who }, { $kind }
kind-new = punto nuevo
kind-reply = respuesta
kind-clarify = pregunta
kind-process = proceso
speaking-now = Habla: { $who }
nobody-speaks = Nadie tiene la palabra.
nobody-waits = Nadie está esperando. Levanta la mano cuando quieras.
waiting = { $count ->
    [one] 1 persona espera
   *[other] { $count } personas esperan
} ({ $room } en salas, { $remote } a distancia)
as-of = A las { $time }
you-speak = Tienes la palabra.
your-place = { $ahead ->
    [0] Sigues tú.
    [one] Hay 1 persona antes que tú.
   *[other] Hay { $ahead } personas antes que tú.
}
no-hand-yet = Tienes la mano abajo.
roster-count = Están { $present } de { $listed }: { $room } en salas, { $remote } a distancia.
site-row = { $site }: { $present } de { $listed }
site-row-dropped = { $row }, perdió la conexión a las { $since }
site-row-hosts = { $row }, atiende { $hosts }
site-planned-only = { $site }: preparó esto con nosotros, hoy no viene
site-people = { $site }: { $count }
topic-row = { $title }{ $minutes ->
    [0] {""}
   *[other] {" "}({ $minutes } min)
}
topic-now = { $row }, ahora
topic-done = { $row }, listo
fact-status = Estado
fact-people = Personas
fact-code = Código
fact-topic = Tema
fact-facilitator = Facilita
fact-dial-in = Por teléfono
status-unknown = sin preparar
status-planned = preparada
status-open = abierta
status-on_break = en descanso
status-adjourned = en pausa
status-closed = cerrada
people-here = { $present } de { $listed } presentes
resumes-at = Sigue a las { $time }
join-the-call = Entrar a la llamada
until = Hasta las { $time }
our-line = Nuestra línea: { $line }
group-title = Grupo { $group }
groups-count = { $groups ->
    [one] 1 grupo
   *[other] { $groups } grupos
}, { $people ->
    [one] 1 persona
   *[other] { $people } personas
}
group-row = { $group }: { $people }
group-line = { $group }: { $line }
without-a-group = { $count ->
    [one] Todavía sin grupo: { $people }
   *[other] { $count } personas todavía no tienen grupo: { $people }
}
you-are = Eres { $who }.
not-confirmed = Todavía nadie de tu sede confirma que eres tú. Puedes levantar la mano; lo privado se muestra después.
help-row = /{ $command }: { $what }
help-more = Escribe un comando con «ayuda» al final o usa un botón; hacen lo mismo.
row-problem = Línea { $line }: { $what }
command-convening = prepararla, abrirla, conducirla
command-here = decir que ya llegaste, o quién llegó
command-hand = levantar o bajar la mano
command-queue = ver quién espera, dar la palabra
command-breakout = hacer grupos, abrirlos, llamarlos de vuelta
command-report = ver qué pasó
command-me = tu página, tu idioma
button-raise = Levantar la mano
button-lower = Bajar la mano
button-my-place = Mi lugar
button-next = Siguiente
button-done = Ya terminé
button-our-line = Nuestra línea
button-call-help = Pedir ayuda
button-open-groups = Abrir los grupos
button-two-more-minutes = 2 minutos más
button-recall = Llamar de vuelta
