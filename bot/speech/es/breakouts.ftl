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
moved-to-group = { $person } ahora está en { $group }.
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
weight-unreadable = Un peso es un número entero, como en mix:role:4,district
at-least-unreadable = No pude leer «{ $word }». Escríbelo así: at-least:"2 remote"
seats-unreadable = No pude leer «{ $word }». Escribe los lugares fijos así: seats:"Ana=2, Ben=1"
help-ended = { $group } ya tuvo su ayuda. Gracias.
remote-groups = A distancia
