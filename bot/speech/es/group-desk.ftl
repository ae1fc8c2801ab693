# La página para hacer grupos, y lo que se agrega en la página de cada grupo.
web-groups-desk = Hacer y cambiar grupos
web-groups-none = Todavía no hay grupos. Di de qué tamaño los quieres y revisa el plan antes de que alguien lo vea.
web-rules = Los grupos cumplen:
web-help-desk = Mesa de ayuda
web-nobody-calls = Ningún grupo ha pedido ayuda.
web-change-groups = Cambiar los grupos
web-tick-people = Marca a las personas y luego di qué hacer.
web-move-them = Moverlas ahí
web-swap-them = Intercambiar a las dos
web-why-here = ¿Por qué aquí?
web-shuffle = Mezclar a los demás
web-drop-plan = Descartar este plan
web-kind-room-table = En una mesa
web-kind-remote-group = En línea
web-kind-bridge-group = Mesa y en línea juntos
web-device-of = Dispositivo de { $name }
web-is-kept = se queda
web-change-group = Cambiar { $group }
web-group-name = Nombre del grupo
web-keep-group = Dejarlo como está
web-let-change = Que pueda cambiar otra vez
web-this-round = Esta ronda
web-two-fewer = 2 minutos menos
web-take-along = Para llevar
web-table-cards = Tarjetas de mesa para imprimir (PDF)
web-plain-text = Texto
web-zoom-list = Lista para las salas de Zoom (CSV)
web-teams-list = Lista para las salas de Teams (CSV)
web-without-email = { $count ->
    [one] 1 persona no tiene correo y no está en estas listas:
   *[other] { $count } personas no tienen correo y no están en estas listas:
} { $names }{ $more ->
    [0] .
   *[other] {" "}y { $more } más.
}
web-rounds = Rondas
web-by-place = Sin preferencia
web-mix = Lo más variado posible
web-hybrid = Sala y a distancia
web-hybrid-usual = Nadie a distancia a solas con una mesa
web-hybrid-tables = Nunca en un mismo grupo
web-hybrid-bridge = Juntos, con un dispositivo en la sala
web-hybrid-any = Como sea
web-avoid-repeats = Que nadie vuelva a ver a la misma gente
web-more-rules = Más reglas
web-plan-together = Que estén juntos: Ana, Ben; Cy, Di
web-plan-apart = Que estén separados: Ana, Ben, o una columna
web-plan-one-each = Uno de cada: una columna
web-plan-anchor = Cada grupo necesita: facilitator, device, spanish
web-plan-at-least = Nadie, o al menos: 2 remote
web-plan-seats = Lugares fijos: Ana=2, Ben=1
web-plan-without = Quién no va en ningún grupo
web-known-groups = Grupos que ya conoces
web-home-teams = De regreso a los equipos de base
web-save-plan = Guardar este plan como
web-use-plan = Usarlo
web-use-plan-name = Usar { $name }
web-help-no-more = Ya no necesitamos ayuda
web-why-this-group = ¿Por qué este grupo?
web-ring = Con un orden fijo
web-ring-none = Sin orden fijo
web-ring-pairs = Una rueda de parejas
web-ring-circles = Dos círculos, y uno gira
web-ring-stations = Los grupos pasan de mesa en mesa
web-plan-tables = Mesas, con lugares: Ventana=6, Puerta=4
