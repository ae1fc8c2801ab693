# Lo que dice el planificador. `$people` llega como lista de nombres, lista para leer.

## Por qué no se cumple una regla
under-minimum = { $group } tiene { $count ->
    [one] 1 persona
   *[other] { $count } personas
  }; un grupo debía tener al menos { $least }.
over-maximum = { $group } tiene { $count } personas; un grupo debía tener como máximo { $most }.
several-values = En el grupo hay más de un valor de { $attribute }: { $values }.
more-than-groups = { $everyone } personas tienen { $attribute } «{ $value }» y hay { $groups } grupos, así que { $people } comparten uno.
same-value = { $people } tienen el mismo valor de { $attribute }: «{ $value }».
too-few = { $group } no tiene «{ $feature }»: solo hay { $held } para { $groups } grupos.
none-here = A { $group } le falta «{ $feature }»; no se encontró un plan mejor.
not-together = { $people } debían estar juntos y no lo están.
not-apart = { $people } debían estar en grupos distintos y están en { $group }.
too-many = { $group } tiene { $count } de «{ $feature }»; se pidió como máximo { $most }.
lone-remote = { $people } sería la única persona a distancia en { $group }.
only-one = { $people } estaría sin compañía con «{ $feature }» en { $group }; se pidió nadie o al menos { $count }.
several-sites = { $group } tiene personas de varias sedes en sala: { $values }.
no-device = { $group } une a personas en sala y a distancia, y nadie en la sala tiene un dispositivo.
not-in-seat = { $person } debía estar en un grupo distinto de { $group }.
met-before = { $people } ya se conocen de otra ronda.

## Qué se puede hacer
keep-small = Dejar { $group } como está, con { $count ->
    [one] 1 persona
   *[other] { $count } personas
  }
join-by-video = Que { $group } se una a { $host_group } por video
split-group = Dividir { $group } en dos
more-groups = Hacer más grupos, más pequeños
move-one = Pasar a una de estas personas a otro grupo: { $people }
bring-together = Reunir a { $people }
take-seat = Mover a { $person } a su lugar fijo
keep-without = Dejar { $group } sin «{ $feature }»
share-one = Que alguien con «{ $feature }» de otro grupo visite también { $group }
fewer-groups = Hacer { $groups ->
    [one] 1 grupo más grande
   *[other] { $groups } grupos más grandes
  }, para que cada uno tenga a alguien
remote-partner = Invitar a otra persona a distancia a { $group }
allow-lone = Preguntar a { $people }: quizá le parezca bien
bridge-by-video = Unir las sedes por video en esta ronda
bring-device = Llevar una computadora portátil a { $group }
fewer-rounds = Planear menos rondas
as-a-wish = Que conocer a gente nueva sea un deseo y no una regla

## Lo que se pide no es posible
no-people = No hay nadie en la lista, así que no hay a quién agrupar.
one-person = Solo hay 1 persona, así que no hay con quién agruparla.
size-below-one = Un grupo necesita al menos 1 persona; se pidió { $size }.
minimum-above-maximum = El grupo más pequeño ({ $least }) no puede ser mayor que el más grande ({ $most }).
target-above-maximum = Los grupos de { $target } son más grandes que el máximo pedido ({ $most }).
target-below-minimum = Los grupos de { $target } son más pequeños que el mínimo pedido ({ $least }).
groups-below-one = Un plan necesita al menos 1 grupo; se pidieron { $groups }.
groups-hold-too-few = En { $groups ->
    [one] 1 grupo
   *[other] { $groups } grupos
  } de { $most } como máximo caben { $room } personas, y hay { $people_count }.
groups-need-more = Para { $groups ->
    [one] 1 grupo
   *[other] { $groups } grupos
  } de { $least } como mínimo hacen falta { $needed } personas, y hay { $people_count }.
count-beyond-size = Un grupo debía tener { $count } de «{ $feature }», y tiene { $most } personas como máximo.
no-rounds = Un plan necesita al menos 1 ronda; se pidieron { $rounds }.
too-many-rounds = { $rounds } rondas son más de las que caben en un plan; como máximo { $most }.
more-groups-than-people = { $groups } grupos son más que las personas que hay ({ $people_count }).
person-twice = { $person } está dos veces en la lista.
unknown-person = Una regla ({ $rule }) nombra a { $person }, que no está en la lista.
unknown-attribute = Nadie tiene nada en «{ $attribute }». La lista tiene: { $values }.
unknown-value = Nadie tiene { $attribute } «{ $value }». La lista tiene: { $values }.
together-and-apart = { $people } deben estar juntos ({ $rule }) y separados ({ $other_rule }).
together-too-many = { $people } deben estar juntos, son { $count }, y un grupo tiene como máximo { $most }.
together-across = { $people } deben estar juntos ({ $rule }) y cada grupo se queda dentro de un mismo valor de { $attribute }.
together-same-value = { $people } deben estar juntos ({ $rule }) y tienen el mismo valor de { $attribute }, que un grupo puede tener una sola vez.
apart-too-many = { $people } deben estar todos separados, son { $count }, y solo hay { $groups } grupos.
two-seats = { $person } tiene dos lugares fijos en la misma ronda.
seat-beyond = { $person } debe estar en el grupo { $group } y hay { $groups } grupos.
seat-full = Hay más personas con lugar fijo en el grupo { $group } de las que caben ({ $most }): { $people }.
seat-apart = { $people } deben estar separados y tienen lugar fijo en un mismo grupo.
seat-together = { $people } deben estar juntos y tienen lugar fijo en grupos distintos.
count-below-one = Una regla sobre «{ $feature }» necesita un número de al menos 1.
not-a-weight = «{ $value }» no es un peso para { $attribute }; usa un número entero, como { $attribute }:4.
weight-below-one = Un deseo necesita un peso de al menos 1.

## Las reglas por su nombre
rule-size = tamaño del grupo
rule-within = un solo valor de { $attribute } por grupo
rule-different = { $attribute } diferente
rule-one-of-each = uno de cada { $attribute }
rule-together = mantener juntos
rule-apart = mantener separados
rule-at-least = al menos { $count } «{ $feature }»
rule-at-most = como máximo { $count } «{ $feature }»
rule-none-or-at-least = nadie o al menos { $count } «{ $feature }»
rule-one-site = una sola sede por mesa
rule-device-host = un dispositivo en cada grupo puente
rule-seat = lugar fijo
rule-new-people = conocer a gente nueva

## ¿Por qué estoy en este grupo?
why = Estás en { $group } porque { $reasons }.
why-plain = Estás en { $group }; cualquier grupo habría cumplido las reglas.
reason-within = se queda dentro de { $attribute } «{ $value }»
reason-seat = tu lugar ahí es fijo
reason-together = sigues con { $people }
reason-apart = te separa de alguien
reason-one-of-each = tiene a alguien de cada { $attribute }
reason-anchor = { $people } { $count ->
    [one] aporta
   *[other] aportan
  } «{ $feature }»
reason-you-anchor = tú aportas «{ $feature }»
reason-remote = { $count ->
    [one] hay otra persona a distancia
   *[other] hay otras { $count } personas a distancia
  }, así que no estás sin compañía
reason-company = allí hay { $count ->
    [one] 1 «{ $feature }» más
   *[other] { $count } «{ $feature }» más
  }, así no eres la única persona
reason-at-most = en una mesa hay como máximo { $count } «{ $feature }»
reason-one-site = las personas de la sala están todas en { $value }
reason-remote-group = todas las personas ahí están a distancia
reason-host = { $people } { $count ->
    [one] conecta
   *[other] conectan
  } a las personas a distancia con su dispositivo
reason-you-host = tu dispositivo trae a las personas a distancia a la mesa
reason-different = { $attribute } es lo más variado posible ({ $count } entre { $size } personas)
reason-new-people = todavía no has conocido a nadie de ahí
reason-mostly-new = solo conoces a { $people }
reason-size = tenía un lugar libre

## Qué tan bueno es
proven = Demostrado: ningún plan es mejor.
not-proven = No demostrado: { $gap } por encima de lo que se puede descartar contando.

## Al leer una lista
roster-line = Línea { $line }: { $text }
file-too-large = El archivo pesa más de { $most } MB.
not-a-table = Esto no es un archivo CSV ni un libro de Excel.
read-as-windows = El archivo no está en UTF-8; se leyó como texto de Windows. Revisa los acentos.
broken-quotes = Se abre una comilla que nunca se cierra.
empty-file = El archivo está vacío.
too-many-rows = El archivo tiene más de { $most } filas.
column-twice = La columna «{ $column }» aparece dos veces; la segunda se lee con otro nombre.
no-header = La primera línea debe nombrar las columnas (nombre, correo, …), pero parece una persona.
no-name-column = Ninguna columna se llama «nombre» ni «correo».
more-cells-than-columns = Hay más celdas que columnas; lo demás no se toma en cuenta.
hidden-characters = Se quitaron caracteres ocultos de «{ $column }».
looks-like-formula = «{ $column }» parece una fórmula; se deja como texto.
formula-without-value = Una fórmula no tiene valor; abre el archivo en Excel y guárdalo una vez.
value-shortened = «{ $column }» tiene más de { $most } caracteres y se acortó.
nobody-named = No hay nombre ni correo; la fila no se toma en cuenta.
name-too-long = El nombre tiene más de { $most } caracteres; la fila no se toma en cuenta.
not-an-email = El correo de { $name } no está completo; la fila no se toma en cuenta.
same-email = { $email } ya está en la línea { $first }; esta fila no se toma en cuenta.
unknown-mode = «{ $value }» no es sala ni a distancia; se lee como sala.

## En papel
and = y
group-place = Lugar: { $place }
group-people = { $count ->
    [one] 1 persona
   *[other] { $count } personas
  }
kind-room-table = mesa en sala
kind-remote-group = grupo a distancia
kind-bridge-group = grupo puente (sala y a distancia)
round = Ronda { $number }
group-number = Grupo { $number }
table-host = Dispositivo: { $people }
prompt = Pregunta
minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
  }

## En la línea de comandos
name-a-roster = Indica una lista. { $example }
cannot-read = No se puede leer { $path }.
cannot-write = No se puede escribir { $path }.
not-a-plan = { $path } no es un plan que este comando haya escrito con --json.
not-an-instance = { $path } no es un caso de prueba que se pueda leer: { $why }.
golfer-unreadable = «{ $text }» debe ser grupos-tamaño-rondas, como 8-4-7.
golfer-outside = «{ $text }» necesita al menos 1 grupo, 1 persona y 1 ronda, y { $most } personas como máximo.
golfer-too-large = «{ $text }» es más de lo que se puede contar en unos segundos; pide menos rondas o menos personas.
no-such-language = «{ $language }» no es un idioma de aquí; usa en o es.
seed-below-zero = Una semilla es un número entero desde 0, no { $seed }.
seconds-outside = Los segundos deben estar entre 0 y { $most }.
not-in-file = { $person } no tiene correo y no está en { $path }.
two-of-one-name = Varias personas se llaman { $name }; di cuál con { $ids }.
not-json = no es un objeto JSON
field-missing = no tiene «{ $field }»
numbers-do-not-fit = sus números no van juntos
not-npz = no es un archivo NPZ con n, lb, ub y tri_milli que vayan juntos
beyond-program = { $program } tiene como máximo { $most_rooms } salas para { $most_people } personas; aquí hay { $rooms } grupos con { $people_count } personas.
