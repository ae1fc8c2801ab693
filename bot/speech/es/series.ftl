# Una serie de reuniones.
carries-on = Continúa lo de { $title }.
series-begun = Es la primera de «{ $series }».
series-name-length = Una serie necesita un nombre de 1 a { $most } caracteres.
in-that-series-already = Ya es una de «{ $series }».
spawn-from-which = Di esto en la reunión de la que quieres partir, o da su código: /convening spawn { "<" }título{ ">" } from:CÓDIGO
fact-carries-on = Continúa lo de
fact-themes = De la vez pasada
theme-count = { $theme } ({ $count })
action-CarriedOn = hacerla parte de una serie
report-together = «{ $series }»: { $count ->
    [one] 1 reunión
   *[other] { $count } reuniones
} en conjunto.
  { $lines }
report-together-all = En total: { $people ->
    [one] 1 persona
   *[other] { $people } personas
} ({ $returned ->
    [one] 1 vino más de una vez
   *[other] { $returned } vinieron más de una vez
}), { $hands ->
    [one] 1 mano
   *[other] { $hands } manos
}, { $turns ->
    [one] 1 turno
   *[other] { $turns } turnos
}, { $groups ->
    [one] 1 grupo
   *[other] { $groups } grupos
}.
report-together-one = { $title }: { $people ->
    [one] 1 persona
   *[other] { $people } personas
} ({ $remote } a distancia) en { $sites ->
    [one] 1 sede
   *[other] { $sites } sedes
}, { $hands ->
    [one] 1 mano
   *[other] { $hands } manos
}, { $turns ->
    [one] 1 turno
   *[other] { $turns } turnos
}, { $groups ->
    [one] 1 grupo
   *[other] { $groups } grupos
}.
report-no-series = Esta reunión no es parte de una serie. Hazla parte: /convening series
roster-has-no-column = La lista no tiene ninguna columna «{ $column }». Tiene: { $known }.
