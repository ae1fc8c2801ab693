# Lo que dicen las páginas.

## Todas las páginas
web-skip = Ir al contenido
web-pages = Páginas de esta reunión
web-page-me = Mi página
web-page-console = Consola
web-page-people = Personas
web-page-setup = Preparar
web-page-host = Mi sede
web-page-display = Pantalla de la sala
web-light = Página clara
web-dark = Página oscura
web-as-device = Como mi aparato
web-refresh = Actualizar
web-no-script = Aquí esta página no se actualiza sola. Toca Actualizar para ver lo nuevo.
web-reconnecting = La conexión está lenta. Reconectando… No se pierde nada.
web-not-sent = No llegó. Revisa tu conexión y toca otra vez: contará una sola vez.
web-back = Volver
web-never-mind = Mejor no
web-save = Guardar
web-add = Agregar
web-to-start = Al inicio
web-ask-title = Un momento
web-ask-go = Enviar
web-do = Qué hacer
web-room = sala
web-remote = a distancia
web-remote-place = A distancia, desde donde estoy
web-remote-site = A distancia
web-mode = En sala o a distancia

## Cómo va la reunión
web-status-unknown = Sin planear
web-status-planned = Todavía no empieza
web-status-open = Abierta
web-status-on_break = En descanso
web-status-adjourned = En pausa
web-status-closed = Terminó. ¡Gracias!
web-on-break = Estamos en descanso
web-back-at = volvemos a las { $time }
web-topic = Tema

## La primera página
web-welcome-title = Que se oiga a todos
web-welcome = Escribe el código que ves en la pared o en tu invitación. No necesitas cuenta.
web-code-label = Código para entrar
web-code-go = Entrar
web-your-convenings = Tus reuniones
web-console-title = Tus reuniones
web-console-empty = Todavía no tienes ninguna reunión. Planea aquí la primera.
web-new-title = Planear una reunión
web-new-name = ¿Cómo se llama?
web-new-sites = Sedes, una por línea (a distancia siempre está)
web-new-language = Lo que ve la sala
web-new-go = Planearla

## Entrar
web-join-title = Entrar a { $title }
web-join-eyebrow = Te damos la bienvenida a
web-join-closed = Esta reunión ya terminó. Gracias por venir.
web-join-name = Tu nombre
web-join-name-hint = Nombre y apellido, para encontrarte en la lista.
web-join-site = ¿Dónde estás?
web-join-site-choose = Elige tu lugar
web-join-language = Idioma
web-join-go = Entrar
web-join-several = En la lista hay más de una persona que podrías ser tú. Elige tu sede y escribe tu nombre completo.
web-join-more = Agrega tu apellido, por favor, para encontrarte en la lista. O entra como visita.
web-join-unknown = No encuentro a «{ $name }» en la lista. Revisa cómo está escrito o entra como visita: aquí puedes hacer todo.
web-join-as-guest = Entrar como { $name }, de visita
web-join-not-listed = No estoy en la lista: entrar como visita
web-join-name-missing = Escribe tu nombre, por favor.
web-join-name-long = Ese nombre es demasiado largo. Hasta 80 letras, por favor.
web-join-site-missing = Elige dónde estás, por favor.
web-join-known = Ya entraste, como { $name }.
web-join-back-in = Volver a mi página
web-join-someone-else = ¿Alguien más en este aparato?
web-join-privacy = Tu nombre lo ven las personas de esta reunión y nadie más.

## La página de cada quien
web-floor-label = Quién habla y quién sigue
web-speaking = Habla
web-then = Sigue
web-floor-free = Nadie tiene la palabra
web-nobody-waits = Nadie está esperando.
web-you-have-the-floor = Tienes la palabra
web-you-are-next = Sigues tú
web-next-why = Prepárate: activa tu micrófono cuando te llamen.
web-i-am-done = Ya terminé
web-your-place = Eres el número { $place }
web-place-held = Tu mano guarda su lugar y por ahora no te toca.
web-pass = Esta vez paso
web-later = Que pase primero quien sigue
web-held = Guardan su lugar:
web-goes-on = Después de esto sigue { $name }.
web-order = Quién va primero
web-lower = Bajar
web-lower-kind = Bajar mi mano: { $kind }
web-lower-name = Bajar la mano de { $name }
web-raise = Levantar la mano
web-another-hand = Levantar otro tipo de mano
web-kind-legend = ¿Para qué es tu mano?
web-kind-new = decir algo
web-kind-reply = responder
web-kind-clarify = preguntar qué se quiso decir
web-kind-process = hablar de cómo vamos
web-tag-new = Punto nuevo
web-tag-reply = Respuesta
web-tag-clarify = Aclaración
web-tag-process = Proceso
web-note-add = Agregar una nota
web-note-label = Una nota para quien conduce, si quieres
web-queue-closed = Por ahora la fila está cerrada
web-closed-thanks = Ya terminó. Gracias por estar aquí.
web-see-recap = Ver el resumen
web-not-open-yet = Todavía no empieza. Esta página cambiará sola.
web-paused-hands = Estamos en pausa. Cada mano guarda su lugar.
web-observing = Hoy observas. Ves todo lo que pasa.
web-you = Tú
web-check-in = Ya llegué
web-claim-waits = Tu anfitrión confirmará que eres tú. Mientras tanto puedes levantar la mano.
web-how-to-hear = Cómo oír a los demás
web-call-link = Entrar a la videollamada
web-dial-in = Por teléfono:
web-site-contact = En tu sede:
web-move-summary = Cambié de lugar o me voy
web-move-go = Cambiar
web-leave = Ya me voy
web-my-group = Tu grupo
web-group-where = En la sala de { $site }
web-helper-comes = { $name } va a ayudarles.
web-help-called = Ya pediste ayuda. Alguien va para allá.
web-your-line = Su línea:
web-line-label = Una línea de tu grupo
web-line-go = Enviar línea
web-line-of = Una línea de { $group }
web-call-help = Pedir ayuda
web-notes = Mensajes para ti
web-alerts = ¿Estás mirando la llamada?
web-alerts-why = Puedo avisarte cuando sigas tú, aunque esta página no se vea.
web-alerts-go = Sí, avísame

## La consola
web-queue = Fila
web-waiting-count = { $room } en salas, { $remote } a distancia
web-call-next = Dar la palabra a { $name }
web-turn-over = Terminó su turno
web-call = La llamada
web-call-name = Dar la palabra a { $name } ahora
web-call-now = Dar la palabra
web-close-queue = Cerrar la fila
web-open-queue = Abrir la fila
web-queue-is-closed = Cerrada para manos nuevas.
web-raise-for = Levantar la mano por alguien
web-person-name = Nombre
web-agenda = Agenda
web-topic-done = listo
web-go-to = Ir a
web-go-to-topic = Ir a { $topic }
web-next-topic = Siguiente tema
web-close-topic = Cerrar este tema
web-no-agenda = Todavía no hay agenda.
web-add-agenda = Agregar la agenda
web-controls = Conducir
web-open-it = Abrir la reunión
web-go-on = Seguir
web-take-break = Hacer un descanso
web-break-minutes = Minutos de descanso
web-adjourn = Dejarlo por hoy
web-undo = Deshacer: { $what }
web-close-it = Cerrar definitivamente…
web-code-is = Código { $code }
web-recap-so-far = Resumen hasta ahora
web-room-and-remote = En sala y a distancia
web-present-count = Están { $present } de { $listed }
web-in-rooms = { $count ->
    [one] en sala
   *[other] en salas
}
web-remotely = { $count ->
    [one] a distancia
   *[other] a distancia
}
web-sites = Sedes
web-site = Sede
web-here = Aquí
web-dropped = sin conexión
web-host-is = Anfitrión: { $names }
web-site-drop = Se cayó
web-site-drop-name = Marcar que se cayó { $site }
web-site-back = Volvió
web-site-back-name = Volvió { $site }
web-claims-title = ¿De verdad son ellos?
web-claims-why = Entraron escribiendo un nombre de la lista.
web-claim-yes = Sí
web-claim-yes-name = Sí, es { $name }
web-claim-no = No
web-claim-no-name = No, no es { $name }
web-groups = Grupos
web-groups-plan = Un plan: { $groups } grupos para { $people } personas. Nadie lo ve todavía.
web-groups-running = { $groups } grupos, { $people } personas, conversando.
web-groups-over = Lo que trajeron { $groups } grupos.
web-groups-later = Podrás hacer grupos cuando la reunión esté abierta.
web-two-more = 2 minutos más
web-recall = Llamar a todos
web-say-to-groups = Decir a todos los grupos
web-say-go = Decirlo
web-unseated = { $count ->
    [one] 1 persona no tiene grupo:
   *[other] { $count } personas no tienen grupo:
}
web-show-groups = Ver los grupos
web-asks-help = pide ayuda
web-i-go = Voy yo
web-i-go-name = Voy yo a { $group }
web-helper-is = Va { $name }
web-to-group = Al grupo
web-without-line = Falta la línea de: { $names }
web-computing = Haciendo los grupos…
web-round-of = Ronda { $round } de { $rounds }.
web-by-column = Igual en { $column }
web-helped = Ya ayudé
web-helped-name = { $group } ya recibió ayuda
web-reports = trae la línea
web-lends = presta su aparato
web-how-long = Minutos
web-prompt-label = ¿De qué van a hablar?
web-open-groups = Abrir los grupos
web-plan-groups = Planear grupos
web-plan-again = Planear otra vez
web-group-size = Personas por grupo
web-group-by = ¿Quiénes van juntos?
web-by-site = La gente de una misma sede
web-by-random = Al azar
web-plan-go = Hacer un plan

## La página de quien recibe en una sede
web-people-here = Quiénes están aquí
web-our-hands = Manos de aquí
web-we-dropped = Se nos cayó la conexión
web-we-are-back = Ya volvimos
web-raise-several = Levantar la mano por
web-raise-chosen = Levantar las manos
web-no-device = sin aparato
web-hand-up = mano levantada
web-check-in-several = Todavía no llegan. Registrar a:
web-check-in-chosen = Ya están aquí
web-count-in = Contar a personas que no están en la lista
web-count-go = Contar
web-groups-here = Grupos en esta sede

## La pared
web-wall-hands = Levanta la mano en tu teléfono.
web-wall-soon = Ya casi empezamos
web-wall-thanks = Gracias por venir
web-wall-back = Volvemos en
web-wall-room = en salas
web-wall-remote = a distancia
web-wall-code = Código
web-wall-join = Entra con tu cámara.
web-qr = Código QR para entrar

## Preparar
web-way-in = La entrada
web-rotate = Cambiar el código
web-rotate-why = Si el código se difundió, cámbialo. Quienes ya entraron se quedan.
web-links = Enlaces
web-links-why = Cada enlace abre un solo navegador, una sola vez, y caduca solo.
web-link-display = Enlace nuevo para una pantalla de sala
web-link-host = Enlace nuevo para { $name }, en { $site }
web-link-me = Enlace nuevo a su página
web-no-hosts = Nombra a un anfitrión en Personas y aquí podrás darle su página.
web-link-kind-display = Pantalla de sala
web-link-kind-host = Anfitrión de sede
web-link-kind-console = Consola
web-link-kind-me = Página propia
web-link-kind-act = Una acción
web-link-used = en uso
web-link-here = este navegador
web-link-unused = sin abrir
web-revoke = Anular
web-link-title = Aquí está el enlace
web-link-for = Es para { $name }. Mándaselo solo a esa persona.
web-link-for-display = Es para una pantalla de sala. Ábrelo en la computadora del proyector.
web-link-once = Se muestra una vez y abre un solo navegador. Puedes anularlo en Preparar.
web-link-qr = Código QR de este enlace
web-link-made = El enlace está listo.
web-link-revoked = Ese enlace ya no abre nada, y el navegador que lo usó quedó fuera.
web-print = Imprimir
web-print-why = Lista, grupos, fila y agenda, para cuando se vaya la luz.
web-print-go = Imprimir
web-paper-label = Lo que pasó en papel
web-paper-go = Guardarlo
web-roster = Lista
web-roster-count = { $people } personas en { $sites } sedes y a distancia
web-roster-file = Una hoja de cálculo (CSV o Excel)
web-roster-paste = O pega las filas
web-roster-look = Primero verla
web-agenda-label = Temas, uno por línea, con minutos si quieres: Bienvenida 10
web-call-link-label = Enlace de la videollamada
web-call-phone-label = Número para llamar
web-contact-label = A quién llamar ahí
web-new-site = Una sede nueva
web-settings = Ajustes
web-wall-language = Lo que ve la sala

## La lista antes de importarla
web-draft-title = Tu lista, antes de importarla
web-draft-problems = Filas que hay que revisar
web-draft-line = Línea { $line }:
web-draft-left-out = se queda fuera
web-draft-rows = Las primeras filas
web-draft-go = { $people ->
    [one] Importar a 1 persona
   *[other] Importar a { $people } personas
}

## Personas
web-search = Buscar a alguien
web-search-go = Buscar
web-nobody-found = No hay nadie con ese nombre.
web-is-here = está
web-not-here = todavía no llega
web-is-out = ya no puede entrar
web-is-lost = cerró su página
web-change-person = Cambiar a { $name }
web-rename = Nombre
web-role = Papel
web-role-participant = participa
web-role-site_host = recibe en una sede
web-role-facilitator = conduce
web-role-co_facilitator = ayuda a conducir
web-role-observer = observa
web-role-lead = dirige
web-role-administrator = administra
web-merge = Es la misma persona que
web-merge-go = Unir
web-check-in-them = Registrar
web-remove = Quitar de la lista
web-remove-name = Quitar de la lista a { $name }
web-eject = Sacar
web-eject-name = Sacar a { $name }

## Resumen y papel
web-recap-people = personas
web-recap-sites = sedes
web-recap-remote = a distancia
web-recap-groups = grupos
web-recap-hands = Manos
web-recap-hands-line = { $raised } levantadas: { $served } escuchadas, { $lowered } bajadas, { $waiting } en espera.
web-recap-where = Dónde
web-recap-turns = turnos
web-recap-wait = espera usual
web-in-the-rooms = En las salas
web-remotely-label = A distancia
web-recap-round = Grupos, ronda { $number }
web-recap-absent = No vino nadie de { $names }.
web-recap-paper = Del papel
web-paper-how = Código { $code }
web-paper-hand = Manos y notas

## Enlaces de una sola vez
web-agree-title = Una cosa por hacer
web-agree = Toca el botón y queda hecho. Antes de eso no pasa nada.
web-enter-title = Entrar
web-enter-as = Este enlace es para { $name } y se abre en un solo navegador.
web-enter-display = Este enlace convierte esta pantalla en la de la sala.
web-enter-go = Abrirlo aquí
web-enter-once = ¿No eres tú? Cierra esta página y el enlace seguirá sirviendo a quien le toca.

## Cuando algo no está como debería
web-not-found-title = No existe esa página
web-not-found = Tal vez la dirección se cortó. Empieza otra vez con tu código.
web-no-code-title = No conozco ese código
web-no-code = Revísalo en la pared o pregunta a quien conduce: lleva letras y números, y nunca una O ni un 1.
web-old-code-title = Ese código cambió
web-old-code = Quien conduce hizo uno nuevo. Pídelo o mira la pared. Si ya habías entrado, sigues dentro.
web-slow-down-title = Esperemos un momento
web-slow-down = Desde aquí llegaron muchos códigos equivocados. Prueba en cinco minutos o pregunta a quien conduce.
web-ejected-title = Ya no estás en esta reunión
web-ejected = Quien conduce te sacó. Si fue un error, habla con esa persona: puede dejarte entrar otra vez.
web-denied-title = Un anfitrión dijo que esta página no es tuya
web-denied = Entra otra vez con tu propio nombre, por favor.
web-not-joined-title = Primero entra, por favor
web-not-joined = Escribe tu código en la primera página y después tu nombre.
web-not-yours-title = Esta página es de alguien más
web-not-yours = Es de quienes conducen esta reunión. Si eres tú, abre el enlace que te dieron.
web-no-console-title = Primero abre tu enlace
web-no-console = La consola se abre con el enlace que apareció al iniciar Convenor o con uno que te dé quien conduce.
web-link-over-title = Este enlace ya se usó o caducó
web-link-over = Pide uno nuevo a quien te lo dio.
web-link-taken-back-title = Ese enlace fue retirado
web-link-taken-back = El enlace con el que entró este navegador ya no abre nada y aquí no se muestra nada tuyo. Si todavía lo necesitas, pide uno nuevo a quien conduce. Para participar, escribe tu código en la página de inicio.
web-stale-form-title = Esta página llevaba demasiado tiempo abierta
web-stale-form = No cambió nada. Vuelve, carga la página otra vez y toca de nuevo.
web-not-from-here-title = Eso no vino de nuestra página
web-not-from-here = No cambió nada. Abre la página otra vez y toca ahí.
web-wrong-host-title = Esta no es nuestra dirección
web-wrong-host = Usa la dirección que te dieron, por favor.
web-wrong-way-title = Así no se puede
web-wrong-way = Abre la página otra vez y usa sus botones.
web-too-large-title = Es demasiado grande
web-too-large = Una lista puede tener hasta 2 megabytes; lo demás, mucho menos. No cambió nada.
web-wrong-kind-title = No puedo leer ese tipo de mensaje
web-wrong-kind = Usa los formularios de nuestras páginas, por favor.
web-unreadable-title = No pude leerlo
web-unreadable = No cambió nada. Vuelve, carga la página otra vez y prueba de nuevo.
web-fault-title = Algo falló de nuestro lado
web-fault = No cambió nada. Prueba otra vez, por favor. Si vuelve a pasar, da esta referencia a quien conduce: { $reference }

web-calendar = La dirección de tu calendario
web-calendar-why = Pega esta dirección en tu programa de calendario («suscribirse» o «desde URL»). Ahí aparece lo que acordaste. Quien tenga la dirección puede leerlo: guárdala para ti.
