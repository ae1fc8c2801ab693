# Lo que dice una reunión. Sencillo, breve, cálido; sin culpar a nadie.

## Cosas pequeñas
remote-site = a distancia
somebody = alguien
day-and-time = { $day } a las { $time }
seconds = { $count ->
    [one] 1 segundo
   *[other] { $count } segundos
}
minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}
and-more = y { $count } más

## Llegar
you-are-in = Ya estás en «{ $title }», en { $site }.
you-are-listed = Estás en la lista de «{ $title }». Todavía no empieza.
checked-in = { $person } ya está aquí.
checked-in-many = { $count ->
    [one] Llegó 1 persona.
   *[other] Llegaron { $count } personas.
}
counted-in = { $count ->
    [one] 1 persona más en { $site }.
   *[other] { $count } personas más en { $site }.
}
left = { $person } se fue. Guardamos su mano y su grupo.
moved = { $person } ahora está en { $site }. Su mano y su grupo siguen igual.
welcome-back = Qué bueno que volviste. Todo está como lo dejaste.
language-chosen = De ahora en adelante te hablo en español.
account-confirmed = Gracias. Sí es { $person }.
account-denied = Anotado: no era { $person }. Esa página no puede actuar en su nombre.

## Conducir la reunión
convening-planned = «{ $title }» está lista. El código para entrar es { $code }.
convening-opened = Ya está abierta. La gente entra con el código { $code }.
convening-resumed = Qué bueno que volvieron. Los relojes siguen corriendo.
convening-closed = Se cerró. ¡Gracias! Aquí está el resumen.
break-began = Descanso. Todos los relojes esperan hasta que vuelvan.
break-until = Descanso hasta { $until }. Todos los relojes esperan.
adjourned = Quedamos aquí. Todos los relojes esperan hasta que la abras otra vez.
adjourned-until = Seguimos { $until }. Todos los relojes esperan.
close-for-good = Cerrar es definitivo y no se puede deshacer.{ $hands ->
    [0] {""}
    [one] {" "}Queda 1 mano levantada.
   *[other] {" "}Quedan { $hands } manos levantadas.
} ¿La cierro?
call-set = Guardé el enlace y el teléfono de la llamada. La gente los ve en su página.
contact-set = Guardé el contacto de { $site }.
code-rotated = El código anterior ya no sirve. El nuevo es { $code }.
setting-changed = { $name } ahora es { $value }.
place-bound = Este canal ahora muestra «{ $title }».
place-unbound = Este canal ya no muestra «{ $title }».
handed-over = Ahora conduce { $person }.
you-run-it = Ahora tú conduces «{ $title }».
you-run-it-now = { $person } se desconectó, así que ahora tú conduces «{ $title }». No se perdió nada.
role-given = { $person } ahora { $role ->
    [observer] observa
    [participant] participa
    [site_host] es anfitrión o anfitriona de sede
    [facilitator] facilita
    [co_facilitator] cofacilita
    [lead] dirige
   *[administrator] administra
}.
role-taken = { $person } ya no { $role ->
    [lead] dirige
   *[administrator] administra
}.
founded = Te damos la bienvenida. Ya puedes preparar tu primera reunión.
undone = Deshecho: { $action }. Las manos levantadas desde entonces conservan su hora.
paper-kept = Guardado junto con lo que pasó en papel.
nothing-changed = No cambió nada.

## Sedes y personas
site-added = Se agregó { $site }.
site-dropped = { $site } quedó marcada como desconectada. Guardamos a su gente, sus manos y sus grupos.
site-returned = { $site } volvió, con sus manos y sus grupos.
roster-read = Pude leer a { $people ->
    [one] 1 persona
   *[other] { $people } personas
}.{ $problems ->
    [0] {""}
    [one] {" "}1 fila necesita revisión.
   *[other] {" "}{ $problems } filas necesitan revisión.
} No se importa nada hasta que tú digas.
roster-imported = { $people ->
    [one] 1 persona está en la lista
   *[other] { $people } personas están en la lista
}, en { $sites ->
    [one] 1 sede
   *[other] { $sites } sedes
}.
renamed = Ahora el nombre es { $name }.
merged = Listo: ahora es una sola persona, { $person }. Se conservaron todas las manos.
removed = { $person } ya no está en la lista.
let-back = { $person } puede volver a entrar.
ejected = { $person } salió y no puede volver a entrar por el mismo camino.

## Agenda
agenda-set = { $count ->
    [one] La agenda tiene 1 tema.
   *[other] La agenda tiene { $count } temas.
}
topic-opened = Tema: { $topic }
topic-closed = Cerrado: { $topic }

## Cuando no se puede: por qué y qué hacer
already-planned = Esta reunión ya está preparada. Usa /convening open cuando empiece.
already-open = Ya está abierta.
already-paused = Ya está en pausa. Usa /convening open para seguir.
not-paused = No está en pausa.
break-too-long = Un descanso puede durar hasta 240 minutos. Si es más, usa /convening adjourn.
moment-past = { $at } ya pasó. Da una hora más tarde, por favor.
convening-is-closed = Esta reunión ya se cerró. /report muestra su resumen.
not-open-yet = Todavía no empieza. Quien facilita la abre con /convening open.
paused-now = Está en pausa. /convening open echa a andar los relojes.
no-such-convening = No encuentro esa reunión. Revisa el código o pídeselo a quien facilita.
no-convening-here = Todavía no estás en una reunión. Entra con su código: /convening join CÓDIGO
no-convening-by-code = Ninguna reunión tiene el código { $code }. Revísalo con quien facilita.
which-convening = ¿A cuál reunión te refieres?
choice-convening = { $title }
link-unreadable = Un enlace empieza con https://. Pega el enlace completo, por favor.
no-such-site = No hay ninguna sede que se llame { $site }. /convening roster muestra las sedes.
which-site = ¿Cuál sede es «{ $site }»? Las sedes son: { $known }
which-room = ¿En qué sala estás? Por ejemplo: /here site:Shasta
which-topic = No sé cuál tema es «{ $topic }». Da su número de la agenda.
no-such-setting = No hay ningún ajuste «{ $name }». Puedes ajustar: { $known }
setting-value = { $name } puede ser: { $known }
place-not-bound = Este canal no muestra ninguna reunión.
nobody-to-hand-over-to = No sé quién debe seguir. Da un nombre de la lista.
already-running-it = { $person } ya está conduciendo.
nothing-to-take-over = Nadie se ha desconectado.
site-exists = { $site } ya está.
site-already-dropped = { $site } ya está marcada como desconectada.
site-not-dropped = { $site } no está marcada como desconectada.
roster-empty = No hay nadie en esa lista. Necesita una primera fila con «name» y luego una persona por fila.
was-ejected = Te pidieron salir de esta reunión. Quien facilita puede dejarte volver.
account-not-yours = Alguien de la sede dijo que esta página no es tuya. Entra otra vez con tu propio nombre.
not-on-the-list = Esa persona no está en la lista. /here agrega a alguien nuevo.
already-here = Ya está aquí.
count-out-of-range = Da un número del 1 al { $most }, por favor.
not-here = Esa persona no está presente.
already-there = Ya está en { $site }.
no-such-role = No conozco el papel { $role }. Los papeles son observer, participant, site host, co-facilitator y facilitator.
last-facilitator = Alguien tiene que facilitar. Nombra antes a otra persona.
last-administrator = Alguien tiene que administrar. Nombra antes a otra persona.
already-founded = La primera persona ya está.
only-administrators = Solo quien administra puede hacer eso.
name-unreadable = Da un nombre de hasta { $most } letras, por favor.
same-person = Es la misma persona dos veces.
not-yourself = No puedes hacerte eso a ti. Pídeselo a otra persona que facilite.
not-shown-out = A esa persona nadie le pidió salir.
nothing-to-confirm = Ya nadie está esperando con ese nombre.
only-a-host-confirms = Lo tiene que confirmar alguien de la sede o quien facilita.
no-such-language = Hablo inglés y español: en o es.
only-leads = Solo quien dirige o administra puede hacer eso.
only-facilitators = Solo quien facilita puede hacer eso. Pídeselo a quien conduce la reunión.
only-hosts = Solo puede hacerlo quien atiende la sede o quien facilita.
only-for-yourself = Puedes hacerlo por ti. Para otras personas, pídeselo a quien atiende la sede o a quien facilita.
not-your-site = Tú atiendes otra sede. Pídeselo a quien facilita o a quien atiende { $site }.
join-first = Primero entra: escribe tu nombre en la página de entrada o usa /convening join CÓDIGO
agenda-empty = Da los temas, uno por línea, con minutos si quieres: Bienvenida 10
agenda-too-long = Una agenda puede tener hasta { $most } temas.
agenda-missing = Todavía no hay agenda. Agrégala con /convening agenda
no-topic-left = Ese era el último tema.
topic-already-open = «{ $topic }» ya está abierto.
no-topic-open = No hay ningún tema abierto.
nothing-typed = No había nada que guardar. Escribe lo que pasó y envíalo.
nothing-to-undo = No hay nada que deshacer.
unknown-command = No conozco /{ $command }. /convening help muestra lo que sé hacer.
unknown-action = /{ $command } no puede «{ $word }». Puede: { $known }
unknown-action-of-many = /{ $command } no puede «{ $word }». /{ $command } ayuda muestra todo lo que puede.
command-can = /{ $command } puede: { $known }
unknown-word = No entendí «{ $word }» en /{ $command } { $action }. No cambió nada.
unknown-option = { $action } no usa «{ $option }». No cambió nada.
not-a-choice = { $option } puede ser: { $known }. Leí «{ $word }».
not-a-number = { $option } necesita un número entero. Leí «{ $word }».
not-a-length-of-time = No puedo leer «{ $word }» como { $option }. Da un número como 20, por favor.
yes-or-no = { $option } necesita sí o no.
nobody-called = Aquí nadie se llama «{ $name }». Revisa cómo se escribe o usa el nombre completo.
several-called = Más de una persona puede ser «{ $name }»: { $few }{ $more ->
    [0] {""}
   *[other] {" "}y { $more } más
}. Da el nombre completo, por favor.
person-gone = Esa persona ya no está en la lista.
account-unknown = Todavía no conozco a esa persona. Primero puede entrar con el código.
text-too-long = Son { $length } caracteres. { $option } puede tener hasta { $most }.
please-fill-in = Dime, por favor: { $what }
our-fault = Algo falló de nuestro lado y no cambió nada. Inténtalo otra vez. Si vuelve a pasar, dale esta referencia a quien facilita: { $reference }

## Encabezados
look-queue = La fila
look-my-place = Tu lugar
look-roster = Quién está
look-agenda = La agenda
look-convening = Esta reunión
look-plan = El plan
look-groups = Los grupos
look-group = Tu grupo
look-digest = Lo que trajeron los grupos
look-me = Tú, aquí
look-recap = Lo que pasó
look-help = Lo que sé hacer

## Lo que se deshizo
action-PlanRequested = pedir un plan de grupos
action-PlanSet = retomar un plan conocido
action-PlanEdited = el cambio en el plan
action-UnmetKept = dejarlo así
action-PlanSaved = guardar el plan
action-GroupRenamed = el nombre nuevo del grupo
action-PlanDropped = descartar el plan
action-PeopleSeated = los cambios de grupo
action-BreakoutOpened = abrir los grupos
action-BreakoutRetimed = el nuevo final de los grupos
action-BreakoutRecalled = llamar de vuelta a los grupos
action-GroupHeld = dejar un grupo como está
action-BreakBegan = el descanso
action-ConveningAdjourned = la pausa larga
action-CallSet = el enlace de la llamada
action-SettingChanged = el ajuste
action-SiteAdded = la nueva sede
action-PersonListed = la lista importada
action-RoleGiven = el papel
action-PeopleMerged = la unión de dos personas
action-PersonRemoved = quitar a alguien
action-PersonEjected = pedirle a alguien que salga
action-PersonLetBack = dejar volver a alguien
action-AgendaSet = la agenda
action-TopicClosed = pasar al siguiente tema
action-TopicOpened = abrir el tema
action-TurnEnded = dar la palabra a la siguiente persona
action-TurnBegan = dar la palabra
action-QueueOpened = abrir la fila
action-QueueClosed = cerrar la fila

please-ignore-that = Por favor, no tomes en cuenta mi último mensaje: lo envié antes de tiempo.

## El resumen
mode-room = En sala
mode-remote = A distancia
recap-length = Duró { $minutes }.
recap-people = Participaron { $people } personas: { $sites ->
    [one] 1 sede
   *[other] { $sites } sedes
} y { $remote } a distancia.
recap-absent = Prepararon esto con nosotros y hoy no pudieron venir: { $sites }
recap-hands = Manos: { $raised } levantadas, { $served } escuchadas, { $lowered } bajadas por sus dueños, { $waiting } seguían esperando al final.
recap-turns = { $label }: { $people } personas, { $turns ->
    [one] 1 turno
   *[other] { $turns } turnos
}
recap-round = Ronda { $number }: { $groups } grupos, { $rooms } en salas, { $people } personas.
recap-without-line = Falta la línea de: { $groups }

## Botones
button-close = Sí, ciérrala

## Ajustes que no se pueden usar
no-such-zone = No conozco la zona horaria { $zone }. Una es America/Los_Angeles.
too-many-sites = Una reunión puede tener hasta { $most } sedes.
