import { fieldsOf, itemsOf, textOf, variablesIn, type Fields } from '@fleet/validation/queries'
import { DATA_SOURCE_UID, VICTORIA_LOGS_SOURCE, type Fleet } from '@fleet/model'
import type { Note, Path } from '../note.ts'
import { entryInWords, panelInWords, withList, withPanels } from './panels.ts'

/** A data source of the fleet's Grafana, as panels refer to it. */
export interface Source {
  readonly type: string
  readonly uid: string
}

const PROMETHEUS: Source = { type: 'prometheus', uid: DATA_SOURCE_UID.prometheus }
const LOKI: Source = { type: 'loki', uid: DATA_SOURCE_UID.loki }

const VICTORIA_LOGS: Source = { type: VICTORIA_LOGS_SOURCE, uid: DATA_SOURCE_UID.victoriaLogs }

/** Those of the stores first: a dashboard means them. */
export const sourcesOf = ({ logs, grafana }: HubSources = SMALLEST): readonly Source[] => [
  PROMETHEUS,
  logs.store === 'loki' ? LOKI : VICTORIA_LOGS,
  ...Object.entries(grafana.dataSources ?? {}).map(([uid, { type }]) => ({ type, uid })),
]

/** Of a hub that states nothing. */
const SMALLEST: HubSources = { logs: { store: 'loki' }, grafana: {} }

/** What of the hub decides which data sources its Grafana has. */
export interface HubSources {
  readonly logs: Pick<Fleet['hub']['logs'], 'store'>
  readonly grafana: Pick<Fleet['hub']['grafana'], 'dataSources'>
}

/** Those of every Grafana. */
const BUILT_IN: ReadonlyMap<string, Source> = new Map(
  [
    { type: 'datasource', uid: '-- Mixed --' },
    { type: 'datasource', uid: '-- Dashboard --' },
    { type: 'grafana', uid: '-- Grafana --' },
    { type: 'grafana', uid: 'grafana' },
    { type: '__expr__', uid: '__expr__' },
  ].map((source) => [source.uid, source]),
)

interface Resolved {
  readonly dashboard: Fields
  readonly notes: readonly Note[]
}

/**
 * A dashboard that asks the data sources of the fleet. A choice of data sources goes, where it has one entry left and no text
 * names it.
 */
export const withSources = (dashboard: Fields, sources: readonly Source[]): Resolved => {
  const resolver = new Resolver(dashboard, sources)
  const panels = withPanels(dashboard, (panel, path) => resolver.panel(panel, path))
  const withSource = (key: 'annotations' | 'templating', changed: Fields): Fields =>
    withList(changed, key, (entry, path) =>
      entry['datasource'] === undefined && !asksDefault(entry)
        ? entry
        : { ...entry, datasource: resolver.source(entry, path, entryInWords(key, entry)) },
    )
  const listed = withSource('templating', withSource('annotations', panels))
  return { dashboard: withoutChoices(listed, resolver), notes: resolver.notes }
}

/** The query of a variable asks the default data source, where it names none. */
const asksDefault = (entry: Fields): boolean => entry['type'] === 'query'

class Resolver {
  readonly notes: Note[] = []
  private readonly types: ReadonlyMap<string, string>
  private readonly required: readonly string[]
  private readonly sources: readonly Source[]

  constructor(dashboard: Fields, sources: readonly Source[]) {
    this.sources = sources
    this.types = new Map([...inputTypes(dashboard), ...choiceTypes(dashboard)])
    this.required = itemsOf(dashboard['__requires'])
      .map(fieldsOf)
      .flatMap(({ type, id }) => (type === 'datasource' ? [textOf(id) ?? ''] : []))
  }

  panel({ datasource, ...panel }: Fields, path: Path): Fields {
    const targets = itemsOf(panel['targets']).map(fieldsOf)
    if (isDefault(datasource) && targets.length === 0) return panel
    const own = this.source({ ...panel, datasource }, path, panelInWords(panel))
    return {
      ...panel,
      datasource: own,
      ...(targets.length > 0 && {
        targets: targets.map((target, index) => ({
          ...target,
          datasource:
            isDefault(target['datasource']) && !isMixed(own)
              ? own
              : this.source(target, [...path, 'targets', index], panelInWords(panel)),
        })),
      }),
    }
  }

  /** What an entry of a dashboard asks: a data source of the fleet, or what it states where there is none. */
  source(holder: Fields, path: Path, owner: string): unknown {
    const stated = holder['datasource']
    const { type, uid } = this.stated(stated, holder)
    const builtIn = BUILT_IN.get(uid)
    if (builtIn) return builtIn
    const found = type === undefined ? undefined : this.ofType(type, uid)
    if (!found) this.note([...path, 'datasource'], owner, type, uid)
    return found ?? (typeof stated === 'string' ? { ...(type !== undefined && { type }), uid } : stated)
  }

  /** The only one of a type, that of a store, or the one that is named. */
  ofType(type: string, uid: string): Source | undefined {
    const [first, ...others] = this.sources.filter((source) => source.type === type)
    const named = [first, ...others].find((source) => source?.uid === uid)
    const isOfStore = [PROMETHEUS, LOKI, VICTORIA_LOGS].some((store) => store === first)
    return named ?? (others.length === 0 || isOfStore ? first : undefined)
  }

  typeOfChoice(name: string): string | undefined {
    return this.types.get(name)
  }

  /** Grafana 8 and earlier named data sources, and a variable or an input stands for one of its type. */
  private stated(
    stated: unknown,
    holder: Fields,
  ): { readonly type: string | undefined; readonly uid: string } {
    const uid = textOf(stated) ?? textOf(fieldsOf(stated)['uid']) ?? ''
    const [variable] = variablesIn(uid)
    const type = textOf(fieldsOf(stated)['type'])
    if (variable) return { type: this.types.get(variable.name) ?? type, uid }
    return { type: type ?? this.typeByName(uid, holder), uid }
  }

  private typeByName(name: string, holder: Fields): string | undefined {
    if (name === '' || name === 'default') return PROMETHEUS.type
    const source = this.sources.find(({ uid }) => uid === name)
    if (source) return source.type
    if (/victoria.?logs/i.test(name)) return VICTORIA_LOGS.type
    if (/loki/i.test(name)) return LOKI.type
    if (/prom/i.test(name) || asksByExpression(holder)) return PROMETHEUS.type
    return this.required.length === 1 ? this.required[0] : undefined
  }

  private note(path: Path, owner: string, type: string | undefined, uid: string): void {
    const kind = type === undefined ? `the data source “${uid}”` : `a data source of the type ${type}`
    const several = this.sources.filter((source) => source.type === type).map((source) => source.uid)
    this.notes.push({
      rule: 'noMissingDashboardSource',
      path,
      message:
        several.length > 0
          ? `${owner} asks ${kind}, and the fleet has several: ${several.join(', ')}`
          : `${owner} asks ${kind}, which the fleet does not have`,
      impact: 'it shows an error in place of its data',
      fix:
        several.length > 0
          ? 'write the uid of one of them into the export'
          : `add it to hub.grafana.dataSources, or remove what asks it from the dashboard`,
    })
  }
}

/** Grafana writes null where a panel asks the default data source. */
const isDefault = (source: unknown): boolean => source === undefined || source === null

const isMixed = (source: unknown): boolean => fieldsOf(source)['uid'] === '-- Mixed --'

const asksByExpression = (holder: Fields): boolean =>
  [holder, ...itemsOf(holder['targets']).map(fieldsOf)].some(({ expr }) => textOf(expr) !== undefined)

/** The types of the data sources that an import by hand asks for. */
const inputTypes = (dashboard: Fields): readonly (readonly [string, string])[] =>
  itemsOf(dashboard['__inputs'])
    .map(fieldsOf)
    .flatMap(({ type, name, pluginId }) => {
      const [input, plugin] = [textOf(name), textOf(pluginId)]
      return type === 'datasource' && input !== undefined && plugin !== undefined
        ? [[input, plugin] as const]
        : []
    })

const variablesOf = (dashboard: Fields): readonly Fields[] =>
  itemsOf(fieldsOf(dashboard['templating'])['list']).map(fieldsOf)

/** The types of the variables by which readers choose a data source. */
const choiceTypes = (dashboard: Fields): readonly (readonly [string, string])[] =>
  variablesOf(dashboard).flatMap(({ type, name, query }) => {
    const [variable, plugin] = [textOf(name), textOf(query)]
    return type === 'datasource' && variable !== undefined && plugin !== undefined
      ? [[variable, plugin] as const]
      : []
  })

const withoutChoices = (dashboard: Fields, resolver: Resolver): Fields => {
  const choices = variablesOf(dashboard).filter(
    ({ type, query }) => type === 'datasource' && resolver.ofType(textOf(query) ?? '', '') !== undefined,
  )
  if (choices.length === 0) return dashboard
  const { templating, ...rest } = dashboard
  const others = variablesOf(dashboard).filter((variable) => !choices.includes(variable))
  const named = new Set(variablesIn(JSON.stringify([rest, others])).map(({ name }) => name))
  const list = variablesOf(dashboard).filter(
    (variable) => !choices.includes(variable) || named.has(textOf(variable['name']) ?? ''),
  )
  return { ...dashboard, templating: { ...fieldsOf(templating), list } }
}
