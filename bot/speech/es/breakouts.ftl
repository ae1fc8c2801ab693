# Grupos pequeños.
breakout-planned = { $groups ->
    [one] 1 grupo
   *[other] { $groups } grupos
} para { $people } personas. Revísalo y luego ábrelo.
breakout-opened = { $groups ->
    [one] 1 grupo está abierto.
   *[other] { $groups } grupos están abiertos.
}
breakout-retimed = Ahora los grupos terminan a las { $until }.
breakout-recalled = { $groups ->
    [one] Se llamó de vuelta al grupo.
   *[other] Se llamó de vuelta a los { $groups } grupos.
}
breakout-come-back = Vuelvan con todos, por favor. Dejen una línea de su grupo si todavía no lo hacen.
breakout-minutes-left = { $minutes ->
    [one] Queda 1 minuto.
   *[other] Quedan { $minutes } minutos.
}
your-group = Tu grupo es { $group }.
moved-to-group = { $people } ahora { $count ->
    [one] está
   *[other] están
} en { $group }.
swap-needs-two = Nombra a dos personas para que cambien de lugar, por favor.
group-held = { $group } se queda como está cuando mezcles a los demás.
group-let-go = { $group } puede cambiar otra vez.
group-held-already = { $group } ya se queda como está.
group-not-held = { $group } no está apartado. Cambia cuando mezcles.
nobody-to-shuffle = No queda nadie para mezclar: todos los grupos se quedan como están.
group-is-held = (se queda como está)
said-to-groups = De parte de quien facilita: { $text }
said-to-all = Se lo dije a { $groups ->
    [one] 1 grupo.
   *[other] los { $groups } grupos.
}
line-kept = Gracias. Guardé la línea de { $group }.
help-is-called = Ya pedí ayuda. Alguien irá.
group-needs-help = { $group } pide ayuda.
help-claimed = { $group } es tuyo. Ya saben que vas.
help-is-coming = { $person } va a ayudarles.
too-few-to-group = { $present ->
    [0] Todavía no llega nadie.
    [one] Solo llegó 1 persona.
   *[other] Solo llegaron { $present } personas.
} Un grupo necesita al menos 2.
size-too-small = Un grupo necesita al menos 2 personas; { $size } es muy poco.
sizes-contradict = Los grupos de { $size } no pueden tener mínimo { $least } y máximo { $most }. Da tamaños que vayan juntos, por favor.
breakout-already-open = Los grupos ya están abiertos. Primero llámalos: /breakout recall
no-plan-yet = Todavía no hay plan. Haz uno primero: /breakout plan
no-breakout-open = No hay grupos abiertos.
breakout-has-no-end = Estos grupos no tienen hora de cierre.
minutes-out-of-range = Da minutos del 1 al { $most }, para que terminen más tarde que ahora.
no-such-group = No hay ningún grupo que se llame { $group }. /breakout show los muestra.
already-in-group = Ya está en { $group }.
no-group-yet = Todavía no estás en un grupo. Quien facilita puede darte un lugar.
not-your-group = Solo { $group } o quien facilita puede hacer eso.
help-already-called = Ya va ayuda para { $group }.
help-already-claimed = { $person } ya va para allá.
no-help-called = Ese grupo no necesita ayuda ahora.
text-length = Escribe entre 1 y { $most } caracteres, por favor.
breakout-asked = { $people ->
    [one] Estoy agrupando a 1 persona. El plan aparece aquí en un momento.
   *[other] Estoy agrupando a { $people } personas. El plan aparece aquí en un momento.
}
breakout-plan-given-up = No pude terminar el plan. Pídelo otra vez: /breakout plan
plan-computing = Se está preparando el plan: { $percent } %.
plan-not-ready = El plan todavía se está preparando. Podrás abrirlo en cuanto lo veas.
plan-used-up = Ya se abrieron todas las rondas de este plan. Haz uno nuevo: /breakout plan
round-of = Ronda { $round } de { $rounds }
unmet-kept = { $why } Elegiste dejarlo así.
at-least-unreadable = No pude leer «{ $word }». Escríbelo así: at-least:"2 remote"
seats-unreadable = No pude leer «{ $word }». Escribe los lugares fijos así: seats:"Ana=2, Ben=1"
help-ended = { $group } ya tuvo su ayuda. Gracias.
remote-groups = A distancia
fix-chosen = Listo: { $fix }.
fix-done = Listo. Revisa los grupos una vez más.
kept-already = Eso ya se queda así.
plan-has-changed = El plan cambió mientras tanto. Míralo otra vez, por favor.
no-such-fix = No hay ninguna opción «{ $number }». El plan las muestra con su número, por ejemplo 1-2.
joined-by-video = { $group } se une a { $host } por video.
no-room-there = Allí ningún grupo tiene lugar para todos.
too-small-to-split = Ese grupo es muy pequeño para dividirlo.
no-move-helps = Ningún cambio solo lo mejora. También puedes mover a alguien a mano: /breakout move
not-here-now = { $person } no está aquí ahora.
not-in-a-group = { $person } no está en ningún grupo.
same-group = Las dos personas ya están en { $group }.
swapped = { $person } y { $other } cambiaron de lugar.
group-renamed = { $before } ahora se llama { $name }.
group-name-length = Un nombre necesita de 1 a { $most } caracteres.
group-name-taken = Ya hay otro grupo que se llama { $name }.
plan-dropped = El plan se descartó.
plan-saved = Guardado como «{ $name }». Úsalo otra vez: /breakout use { $name }
plan-used = «{ $name }» está listo. Revísalo y luego ábrelo.
no-such-plan = No hay ningún plan guardado como «{ $name }». Guardados: { $known }
too-many-saved = Se pueden guardar hasta { $most } planes.
home-planned = De regreso a { $groups ->
    [one] 1 equipo de base
   *[other] { $groups } equipos de base
}. Revísalo y luego ábrelo.
no-home-teams = Todavía no sé cuáles son los equipos de base. Pon una columna de equipo en la lista o abre una primera ronda.
why-of = Lo que se le dice a { $person }: { $why }
balance-asked = Busco cómo hacerlo con { $moves ->
    [one] 1 cambio
   *[other] { $moves } cambios
} como máximo. Nadie se mueve hasta que tú lo digas.
balance-computing = Busco cómo emparejar los grupos.
balance-even = Los grupos están lo más parejos posible. Nadie tiene que moverse.
balance-shown = { $count ->
    [one] Se movería 1 persona:
   *[other] Se moverían { $count } personas:
}
balance-move = { $person }: de { $source } a { $target }
balance-done = { $count ->
    [one] Se movió 1 persona y ya se le avisó.
   *[other] Se movieron { $count } personas y ya se les avisó.
}
balance-dropped = Cada quien se queda donde está.
no-balance-shown = No hay cambios que hacer. Pídelos primero: /breakout balance
moves-out-of-range = Di cuántas personas se pueden mover, de 1 a { $most }.
plan-keeps = Los grupos cumplen: { $rules }.
not-reached-rooms = Sin mensaje privado: { $count ->
    [one] 1 persona en sala, que ve la pantalla.
   *[other] { $count } personas en sala, que ven la pantalla.
}
not-reached-remote = Sin alcanzar: { $people }{ $more ->
    [0] {""}
   *[other] {" "}y { $more } más
}. Llámales o escríbeles, por favor.{ $rooms ->
    [0] {""}
    [one] {" "}Y 1 persona en sala, que ve la pantalla.
   *[other] {" "}Y { $rooms } personas en sala, que ven la pantalla.
}
reporter-is = { $person } trae de vuelta la línea del grupo.
group-at = Lugar: { $site }
group-remote = Se reúnen en línea.
group-bridge = El dispositivo de { $person } trae a la mesa a quienes están a distancia.
help-is-with = ({ $person } está con el grupo)
asks-for-help = (pide ayuda)
button-move-them = Mover
button-leave-as-is = Dejarlo así
button-balance = Emparejar
breakout-asked-many = Estoy agrupando a { $people } personas. Con tanta gente puede tardar diez segundos; el plan aparece aquí.
rule-no-lone-remote = nadie a distancia a solas con una mesa
tables-too-small = En las mesas hay lugar para { $room }, y hay { $people } personas.
tables-of-one-name = Dos mesas tienen el mismo nombre.
tables-and-groups = { $count ->
    [one] 1 mesa hace 1 grupo
   *[other] { $count } mesas hacen { $count } grupos
}; eso no va con otro número de grupos, con by: ni con parejas.
stations-need-tables = Nombra las estaciones, por favor: tables:"Ventana, Puerta, Escenario"
ring-is-not-held = Una rueda se hace entera; no se puede dejar un grupo suelto. Mejor mueve a las personas a mano.
