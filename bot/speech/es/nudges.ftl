# Recordatorios: lo que programan quienes coordinan y lo que la gente contesta.

## Un recordatorio, tal como llega
nudge-letter = { $letter }
nudge-letter-late = Este mensaje te llega tarde: era para { $when }.
    { $lines }
nudge-trial = Así se va a ver; por ahora solo te llega a ti:
    { $letter }
nudge-several = Varias cosas para hoy:
    { $lines }
digest = Tus recordatorios de la semana, todos juntos:
    { $lines }
digest-missed-one = Era para { $when }, mientras no estuve: { $lines }
digest-missed-many = { $count ->
    [one] Se quedó sin enviar una vez mientras no estuve: { $lines }
   *[other] Se quedó sin enviar { $count } veces mientras no estuve: { $lines }
}
digest-quiet = Ya no te lo voy a recordar. Aquí queda por última vez: { $lines }
choice-done = Listo
choice-snooze = Mañana
choice-replan = Otro día
choice-stop = No más de estos
choice-coming = Sí voy
choice-declined = No puedo
choice-delegated = Va otra persona
choice-when = { $when }

## Lo que oye quien coordina
nudge-drafted = Míralo antes de guardarlo.
nudge-tried = Te lo envié. Nadie más lo tiene.
nudge-saved = { $count ->
    [one] Guardado. Le llegará a 1 persona.
   *[other] Guardado. Les llegará a { $count } personas.
}
nudge-changed = Cambiado. Lo que aún no se había enviado llegará como dice ahora.
nudges-cancelled = { $count ->
    [one] Cancelado. Ya no le llega a nadie.
   *[other] Cancelados: { $count } recordatorios. Ya no le llegan a nadie.
}
nudge-unreached = No pude comunicarme con { $count ->
    [one] 1 persona
   *[other] { $count } personas
}. No te lo repetiré para los mismos nombres.
    { $lines }
    Era: { $letter }
unreached-line = { $person }
nudge-unsent = { $count ->
    [one] No se envió a 1 persona, porque su fecha ya había pasado
   *[other] No se envió { $count } veces, porque su fecha ya había pasado
} o llevaba más de 30 días de retraso: { $letter }

## Lo que oye cada persona
noted = Anotado.
nudge-done = Gracias. Eso ya está hecho.
nudge-snoozed = Te lo recuerdo otra vez: { $until }.
nudge-stopped = Listo. Ya no te llegarán más de estos.
nudge-not-you = Perdona. Ya no te llegarán más de estos, y quien lo envió ya lo sabe.
nudge-away = Que disfrutes tu tiempo libre. Lo verás en tu resumen: { $at }.
nudges-paused = Ya no te llegarán recordatorios. Con /me nudges on vuelven.
nudges-resumed = Otra vez te llegan recordatorios.
reply-coming = Gracias. Cuento contigo, y no te lo recuerdo más.
reply-declined = Gracias por avisar. No te lo recuerdo más.
reply-delegated = Gracias. Quien coordina ya sabe que va otra persona en tu lugar.
interest-noted = Anotado. Te avisaré cuando haya algo sobre { $list }.
zone-chosen = Tu zona horaria ahora es { $zone }.
hours-set = No te molestaré de { $since } a { $until }.
holidays-set = { $count ->
    [one] Anoté 1 día libre.
   *[other] Anoté { $count } días libres.
}
allowance-set = { $count ->
    [0] Te llega un resumen por semana y nada más.
    [one] Te llega un recordatorio por semana como máximo; el resto va en un resumen.
   *[other] Te llegan { $count } recordatorios por semana como máximo; el resto va en un resumen.
}
doors-ordered = Te buscaré primero aquí: { $doors }

## Lo que se muestra
look-nudges = Lo que viene
look-nudge-draft = Antes de guardarlo
audience-everyone = todas las personas
audience-unanswered = quienes no han contestado
audience-role = { $value }
audience-named = { $value }
role-observer = observadores
role-participant = participantes
role-site_host = anfitriones de sede
role-facilitator = facilitadores
role-co_facilitator = cofacilitadores
role-lead = coordinadores
draft-people = { $people ->
    [one] Para 1 persona
   *[other] Para { $people } personas
} ({ $audience }):
draft-after-meetings = Desde ahora llega después de cada reunión.
zone-moments = { $zone }, { $people ->
    [one] 1 persona
   *[other] { $people } personas
}: { $moments }
no-nudges = No hay nada programado.
nudge-next-meeting = después de la próxima reunión
nudge-row = { $number }. { $when }, { $audience } ({ $people ->
    [one] 1 persona
   *[other] { $people } personas
}{ $times ->
    [0] {""}
    [one] {""}
   *[other] , { $times } veces
}): { $text }
nudge-row-mine = { $when }: { $text }
nudge-row-unreached = No pude comunicarme con: { $people }.
answer-count = { $answer } { $count }
answered-done = listo
answered-snooze = más tarde
answered-replan = otro día
answered-stop = no más
answered-away = fuera
answered-wrong-person = otra persona
replies-title = Quién viene
replies-row = { $role }: vienen { $coming } de { $invited }, no pueden { $declined }, { $delegated ->
    [one] 1 manda a otra persona
   *[other] { $delegated } mandan a otra persona
}
replied-coming = { $name }: sí viene.
replied-declined = { $name }: no puede venir.
replied-delegated = { $name }: manda a otra persona.
replied-with-delegate = { $name }: va { $delegate } en su lugar.
button-save-nudge = Guardar
button-try-nudge = Primero a mí
button-cancel-nudge = Cancelar el { $number }
button-cancel-all = Cancelar todos
command-nudge = dar seguimiento después de la reunión

## Por qué no
no-such-nudge = Ese recordatorio ya no está. /nudge list muestra lo que viene.
not-your-nudge = Ese recordatorio es de otra persona. Pregúntale a quien facilita esta reunión.
nudge-to-whom = ¿Para quién es? Por ejemplo: para:todos, sede:Trinity o un nombre.
nudge-when = ¿Cuándo debe llegar? Por ejemplo: cuando:“el martes a las 9 de la mañana” o vence:“5 de junio” recordar:-7d,-1d
nudge-remind = Leí “{ $said }”. Escribe los días de antes, como recordar:-7d,-1d,0
no-nudge-to-answer = Ahora no tienes ningún recordatorio que contestar.
answer-unknown = Puedes contestar listo, más tarde, otro día o no más.
snooze-out-of-range = Elige una hora dentro de los próximos { $days } días.
reply-unclear = ¿Qué anoto?
delegate-who = ¿Quién va en tu lugar? Escribe un nombre.
interest-in-what = ¿De qué te gustaría saber más?
already-scheduled = Eso ya está programado.
already-reminded = Eso ya se envió.
nothing-due = No hay nada pendiente.
hours-leave-none = Así no quedaría ninguna hora para avisarte. Si no quieres recordatorios, usa /me nudges off.
class-hours-unclear = Escribe un día y de qué hora a qué hora, como martes 9:00 10:30.
allowance-out-of-range = Elige de 0 a { $most } por semana.
no-such-door = Te puedo avisar por: { $known }

## Ser olvidado
forget-me-sure = Eso borra para siempre tu nombre, tus respuestas, tus notas y cada mensaje guardado para ti. Nadie lo puede recuperar. ¿Lo hago?
forget-me-done = Estoy borrando lo tuyo. Ya no te llegará nada.
button-forget-me = Sí, bórrame
look-my-data = Lo que se guarda de ti
my-data-row = { $what }: { $text }
no-data = No se guarda nada de ti.

## Correo
mail-footer = Listo, más tarde, otro día o no más de estos: { $link }
mail-footer-page = Tu página: { $link }
mail-footer-plain = Te llega esto porque estás en la lista de una reunión. Si no lo quieres, díselo a quien la facilita.

## Justo después de una reunión
recap-posted = “{ $title }” terminó. Esto es lo que pasó.
ride-prompt = De camino a casa: ¿qué le contarías a una colega de “{ $title }”? Díselo a quien viaje contigo, o guárdalo para mañana.
catch-up = No pudiste estar en “{ $title }”. En tu página está lo que pasó y lo que se decidió.
interest-nobody = Nadie ha pedido todavía saber de “{ $list }”.

## El hilo del equipo
ride-prompt-team = De regreso a casa: ¿qué cosa de “{ $title }” le contarías a una colega? Dísela a quien viaja contigo o escríbela a tu equipo: su hilo queda abierto dos semanas.
choice-team = El hilo de mi equipo
team-title = { $team }, entre ustedes
look-team = Tu equipo
team-people = Solo lo lee la gente de tu equipo:
team-until = Queda abierto hasta el { $day }.
team-was-open-until = Estuvo abierto hasta el { $day }.
team-line = { $name }: { $text }
team-nothing-yet = Nadie ha escrito todavía.
button-write-to-team = Escribir al equipo
team-line-kept = Tu equipo ya lo puede leer.
no-team = Aquí no tienes equipo: en la lista no aparece ni tu distrito ni tu sede.
team-thread-over = Pasaron las dos semanas y el hilo está cerrado.

## Dónde se pide apoyo
look-support = Dónde se pide apoyo
look-support-site = Dónde se pide apoyo: { $site }
support-asked = { $count ->
    [one] Lo dijo 1 persona.
   *[other] Lo dijeron { $count } personas.
}
support-row = { $list }: { $count }
support-few = Todavía no hay cuatro personas que pidan lo mismo. Los números se muestran a partir de cuatro.

## El horario de una sede o de un distrito
place-hours-set = Desde ahora { $people ->
    [one] 1 persona no recibe
   *[other] { $people } personas no reciben
} mensajes de { $since } a { $until }, salvo que haya elegido su propio horario.
place-holidays-set = { $days ->
    [one] Anoté 1 día libre
   *[other] Anoté { $days } días libres
} para { $people ->
    [one] 1 persona.
   *[other] { $people } personas.
}
place-hours-which = ¿De qué hora a qué hora? Por ejemplo: /nudge hours site:Shasta from:17:00 until:07:30
not-your-place = Puedes hacerlo para tu propia sede. Para otra, habla con su anfitriona o con quien dirige el encuentro.
no-such-district = En la lista no hay nadie de “{ $district }”.
own-hours-only = Desde ahora solo cuentan tu propio horario y tus días libres.
place-hours-too = Otra vez cuentan para ti el horario y los días libres de tu sede y de tu distrito.
