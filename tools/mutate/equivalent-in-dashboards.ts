import type { Equivalent } from './equivalent.ts'

const inDashboard = (keys: RegExp): RegExp =>
  new RegExp(`/dashboard-[\\w-]+\\.yaml .*\\.json\\.${keys.source}`)

/** Mutants of dashboards after which they show the same numbers, of the same time, under the same names. */
export const EQUIVALENT_IN_DASHBOARDS: readonly Equivalent[] = [
  {
    operators: /^(?:flip-boolean|drop-key|drop-item|duplicate-item|rename-value|zero-value)$/,
    where: inDashboard(
      /.*\.(?:tooltip|legend|graphMode|showTime|showLogContextToggle|wrapLogMessage|prettifyLogMessage|dedupStrategy|sortBy|cellHeight|filterable|showPoints|fillOpacity|drawStyle|maxDataPoints|decimals|colorMode|indexByName)\b/,
    ),
    reason: 'how a panel looks: a wide or a narrow legend, points or none, which row comes first',
  },
  {
    operators: /^(?:drop-item|drop-key|rename-value|change-type)$/,
    where: inDashboard(
      /.*\.fieldConfig\.(?:overrides\.\d+(?:\.properties\.\d+)?: item dropped|.*(?:color|fixedColor)\b)/,
    ),
    reason: 'a colour, or the text beside a column’s number: the number is the same',
  },
  {
    operators: /^drop-item$/,
    where: inDashboard(/(?:.*\.steps\.[1-9]\d*|tags\.\d+): item dropped/),
    reason: 'a tag or a colour less: the same numbers under the same names',
  },
  {
    operators: /^(?:drop-key|change-unit)$/,
    where: inDashboard(
      /.*unit: (?:unit dropped \("(?:none|short)"\)|(?:none|short) → (?:none|short)$|(?:cps|ops|pps|reqps) → (?:cps|ops|pps|reqps)$)/,
    ),
    reason: 'an equivalent unit: a plain number, or a number per second',
  },
  {
    operators: /^(?:drop-key|rename-value|flip-boolean|zero-value)$/,
    where: inDashboard(
      /(?:templating\.list\.\d+\.(?:label|sort|current)|annotations\.list\.\d+\.(?:enable|iconColor)|graphTooltip|editable|refresh|links\.\d+\.icon|.*\.noValue)\b/,
    ),
    reason: 'how a dashboard opens: Grafana’s own choice or the user’s last one takes its place',
  },
  {
    operators: /^(?:misspell-key|rename-value)$/,
    where: /\/dashboard-[\w-]+\.yaml .* (?:metadata\.name: |data\.[\w-]+\.json: \S+ → [\w-]+\.json$)/,
    reason: 'nothing refers to a dashboard’s ConfigMap or its key: Grafana knows it by its uid',
  },
  {
    operators: /^duplicate-item$/,
    where: inDashboard(
      /(?:.*\.(?:properties|links|steps|transformations|overrides)|tags|links|annotations\.list)\.\d+: once more$/,
    ),
    reason: 'the same setting, link, colour or step twice in a row: what is merged or ordered stays so',
  },
  {
    operators: /^rename-value$/,
    where: inDashboard(/.*\.renameByName\.[\w #]+: /),
    reason: 'a typo in a column’s heading: no-missing-column checks the references to it',
  },
  {
    operators: /^drop-key$/,
    where: inDashboard(
      /(?:.*\.(?:custom|options): \w+ dropped \(\{(?:"(?:drawStyle|fillOpacity|filterable|showPoints|graphMode|lineWidth)":(?:"\w+"|\w+),?)+\}\)|.*\.(?:textFormat|titleFormat): \w+ dropped)/,
    ),
    reason: 'how a panel or a mark looks',
  },
]
