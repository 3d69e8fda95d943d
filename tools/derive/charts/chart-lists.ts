/** A derived file of a chart: `loki-18.11.0.json`, or `loki-18.11.0-rules.json`. */
const FILE = /^(.+?)-(\d+\.\d+\.\d+.*?)(-rules)?\.json$/

interface Found {
  readonly name: string
  readonly version: string
  readonly hasRules: boolean
}

/**
 * The written files that list the derived charts in a folder. Versions stand apart from schemas: a build reads the versions, and a
 * bundle holds the schemas compiled.
 */
export const chartLists = (files: readonly string[]) => {
  const found = files.toSorted().flatMap(chartIn)
  const schemas = found.filter(({ hasRules }) => !hasRules)
  const ruleGroups = found.filter(({ hasRules }) => hasRules)
  return {
    'chart-versions.ts': versionList(schemas),
    'chart-schemas.ts': schemaList(schemas.map(nameOf)),
    'chart-rules.ts': ruleList(ruleGroups.map(nameOf)),
  }
}

const chartIn = (file: string): readonly Found[] => {
  const [, name, version, rules] = FILE.exec(file) ?? []
  return name !== undefined && version !== undefined ? [{ name, version, hasRules: rules !== undefined }] : []
}

const nameOf = ({ name, version }: Found): string => `${name}-${version}`

const HEAD = '// Written by `pnpm derive:chart-keys`.\n\n'

const versionList = (schemas: readonly Found[]): string =>
  `${HEAD}/** The versions of charts whose values have a schema, by the chart's name. */
export const CHART_VERSIONS: ReadonlyMap<string, readonly string[]> = new Map([
${[...Map.groupBy(schemas, ({ name }) => name)]
  .map(([name, all]) => `  ['${name}', [${all.map(({ version }) => `'${version}'`).join(', ')}]],\n`)
  .join('')}])
`

const importsOf = (charts: readonly string[], suffix: string): string =>
  charts
    .map((chart, index) => `import chart${index} from './${chart}${suffix}.json' with { type: 'json' }\n`)
    .join('')

const schemaList = (charts: readonly string[]): string =>
  `${HEAD}${importsOf(charts, '')}
/** The schemas of the values of charts, by their files. */
export const CHART_SCHEMAS = {
${charts.map((chart, index) => `  'derived/${chart}.json': chart${index},\n`).join('')}}
`

const ruleList = (charts: readonly string[]): string =>
  `${HEAD}${importsOf(charts, '-rules')}
/** The groups of alerts that charts bring, by the chart's name and version. */
export const CHART_RULES = {
${charts.map((chart, index) => `  '${chart}': chart${index},\n`).join('')}}
`
