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
report-together-all = En total: { $people } personas ({ $returned } vinieron más de una vez), { $hands } manos, { $turns } turnos, { $groups } grupos.
report-together-one = { $title }: { $people } personas ({ $remote } a distancia) en { $sites } sedes, { $hands } manos, { $turns } turnos, { $groups } grupos.
report-no-series = Esta reunión no es parte de una serie. Hazla parte: /convening series
