/** A dashboard, and where it stands. */
export interface FoundDashboard {
  readonly uid: string
  readonly title: string
  /** Where Grafana files it. */
  readonly folder: string
  readonly file: string
  /** Its JSON, as Grafana reads it. */
  readonly model: DashboardModel
}

interface DashboardModel {
  readonly uid?: string
  readonly title?: string
  readonly [field: string]: unknown
}

/** What Grafana's sidecar looks at. */
export interface SidecarNames {
  /** Of a ConfigMap that holds dashboards. */
  readonly label: string
  /** Says where Grafana files them. */
  readonly folderAnnotation: string
}

/** Where Grafana files dashboards that name no folder. */
const GENERAL = 'General'

/** The dashboards in the objects of a file. */
export const dashboardsIn = (
  file: string,
  objects: readonly object[],
  { label, folderAnnotation }: SidecarNames,
): readonly FoundDashboard[] =>
  objects.flatMap((object) => {
    const { kind, metadata, data = {} } = object as ConfigMap
    if (kind !== 'ConfigMap' || metadata?.labels?.[label] === undefined) return []
    const folder = metadata.annotations?.[folderAnnotation] ?? GENERAL
    return Object.values(data).flatMap((text) => dashboardOf(text, { file, folder }))
  })

interface ConfigMap {
  readonly kind?: string
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
  }
  readonly data?: Readonly<Record<string, string>>
}

/** The dashboard that a text is, if it is one. */
export const dashboardOf = (
  text: string,
  { file, folder = GENERAL }: { readonly file: string; readonly folder?: string },
): readonly FoundDashboard[] => {
  const model = jsonOf(text) as DashboardModel | null | undefined
  if (!Array.isArray(model?.['panels'])) return []
  const title = model?.title ?? file
  return [{ uid: model?.uid ?? title, title, folder, file, model: model ?? {} }]
}

/** `pnpm validate` reports what is no JSON. */
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
