import alertmanager from './derived/alertmanager.json' with { type: 'json' }
import { CHART_SCHEMAS } from './derived/chart-schemas.ts'
import collector from './derived/collector.json' with { type: 'json' }
import kubernetes from './derived/kubernetes.json' with { type: 'json' }
import loki from './derived/loki.json' with { type: 'json' }
import settings from './settings.json' with { type: 'json' }
import suppressions from './suppressions.json' with { type: 'json' }
import traefik from './derived/traefik.json' with { type: 'json' }
import dashboards from './grafana/model.json' with { type: 'json' }
import writtenOfDashboards from './grafana/written.json' with { type: 'json' }
import written from './written.json' with { type: 'json' }

/** A file of JSON Schema 2020-12. */
export interface SchemaFile {
  readonly $defs: Readonly<Record<string, object>>
}

/** Every file of schemas by its path, which others refer to it by. `pnpm derive:types` and its siblings make the derived ones. */
export const SCHEMA_FILES: Readonly<Record<string, SchemaFile>> = {
  'derived/kubernetes.json': kubernetes,
  'derived/loki.json': loki,
  'derived/alertmanager.json': alertmanager,
  'derived/collector.json': collector,
  'written.json': written,
  ...CHART_SCHEMAS,
  'settings.json': settings,
  'derived/traefik.json': traefik,
  'suppressions.json': suppressions,
  'grafana/model.json': dashboards,
  'grafana/written.json': writtenOfDashboards,
}

/** What values are checked by; all other definitions are parts of these. */
const ROOT: readonly RegExp[] = [
  /^(?:object|receivers|processors|exporters|connectors|extensions|operators)\//,
  /^collector\/config$|^values$|^suppressions$|^settings$/,
  /^(?:matcher|transformation|panel|query)\/|^variable\.(?!Current$)|\.(?:Options|FieldConfig)$/,
  /^dashboard\.(?:Dashboard|Panel|RowPanel)$|^common\.DataSourceRef$|^(?:prometheus\.D|loki\.d)ataquery$/,
]

interface Renamed {
  readonly $ref?: string
  readonly deprecated?: boolean
}

export interface Root {
  readonly name: string
  /** Where the definition stands, for ajv. */
  readonly pointer: string
  /** The name that has taken this one's place. */
  readonly replacedBy?: string
}

/** The definitions that values are checked by. */
export const schemaRoots = (): readonly Root[] =>
  Object.entries(SCHEMA_FILES).flatMap(([file, { $defs }]) =>
    Object.entries($defs)
      .filter(([name]) => ROOT.some((root) => root.test(name)))
      .map(([name, { deprecated, $ref = '' }]: readonly [string, Renamed]) => ({
        name: name === 'values' ? `values/${file.slice(file.lastIndexOf('/') + 1, -'.json'.length)}` : name,
        pointer: `${file}#/$defs/${name.replaceAll('/', '~1')}`,
        ...(deprecated && { replacedBy: $ref.slice('#/$defs/'.length).replaceAll('~1', '/') }),
      })),
  )
