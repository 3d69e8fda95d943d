import type { DashboardModel } from '../page/dashboard/model.ts'

/** A dashboard, and where it stands. */
export interface FoundDashboard {
  readonly uid: string
  readonly title: string
  /** Where Grafana files it. */
  readonly folder: string
  readonly file: string
  /** Whether a person wrote it, and not the generator. */
  readonly isOwn: boolean
  /** Its JSON, as Grafana reads it. */
  readonly model: DashboardModel
}

/** What Grafana's sidecar looks at. */
export interface SidecarNames {
  /** Of a ConfigMap that holds dashboards. */
  readonly label: string
  /** Says where Grafana files them. */
  readonly folderAnnotation: string
  /** What owns the objects that are generated. */
  readonly generator: string
}

/** The label of an object that says what made it. */
const OWNER = 'app.kubernetes.io/managed-by'

/** Where Grafana files dashboards that name no folder. */
const GENERAL = 'General'

/** The dashboards in the objects of a file. */
export const dashboardsIn = (
  file: string,
  objects: readonly object[],
  { label, folderAnnotation, generator }: SidecarNames,
): readonly FoundDashboard[] =>
  objects.flatMap((object) => {
    const { kind, metadata, data = {} } = object as ConfigMap
    if (kind !== 'ConfigMap' || metadata?.labels?.[label] === undefined) return []
    const folder = metadata.annotations?.[folderAnnotation] ?? GENERAL
    const isOwn = metadata.labels[OWNER] !== generator
    return Object.values(data).flatMap((text) => dashboardOf(text, { file, folder, isOwn }))
  })

interface ConfigMap {
  readonly kind?: string
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
  }
  readonly data?: Readonly<Record<string, string>>
}

type Home = Pick<FoundDashboard, 'file'> & Partial<Pick<FoundDashboard, 'folder' | 'isOwn'>>

/** The dashboard that a text is, if it is one. */
export const dashboardOf = (
  text: string,
  { file, folder = GENERAL, isOwn = true }: Home,
): readonly FoundDashboard[] => {
  const model = jsonOf(text) as DashboardModel | null | undefined
  if (!Array.isArray(model?.panels)) return []
  const title = model?.title ?? file
  return [{ uid: model?.uid ?? title, title, folder, file, isOwn, model: model ?? {} }]
}

/** `pnpm validate` reports what is no JSON. */
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
