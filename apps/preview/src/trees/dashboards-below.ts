import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readManifest } from '@fleet/validation'
import { DASHBOARD_FOLDER_ANNOTATION, DASHBOARD_LABEL } from '@fleet/model'

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

/** Where Grafana files dashboards that name no folder. */
const GENERAL = 'General'

/** Every dashboard below a folder: in ConfigMaps that Grafana's sidecar reads, and in files of JSON. The first of a uid counts. */
export const dashboardsBelow = (folder: string): readonly FoundDashboard[] => {
  const byUid = new Map<string, FoundDashboard>()
  for (const file of filesBelow(folder))
    for (const dashboard of dashboardsIn(file, readFileSync(join(folder, file))))
      if (!byUid.has(dashboard.uid)) byUid.set(dashboard.uid, dashboard)
  return [...byUid.values()].toSorted((a, b) => (a.title < b.title ? -1 : 1))
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + (folder.endsWith('/') ? 0 : 1)))
    .toSorted()

/** @param bytes of the file */
export const dashboardsIn = (file: string, bytes: Uint8Array): readonly FoundDashboard[] => {
  if (file.endsWith('.json')) return parsed(file, GENERAL, new TextDecoder().decode(bytes))
  return readManifest(bytes).objects.flatMap((object) => {
    const { kind, metadata, data } = object as ConfigMap
    if (kind !== 'ConfigMap' || metadata?.labels?.[DASHBOARD_LABEL.name] === undefined) return []
    const shelf = metadata.annotations?.[DASHBOARD_FOLDER_ANNOTATION] ?? GENERAL
    return Object.values(data ?? {}).flatMap((text) => parsed(file, shelf, text))
  })
}

interface ConfigMap {
  readonly kind?: string
  readonly metadata?: {
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
  }
  readonly data?: Readonly<Record<string, string>>
}

const parsed = (file: string, folder: string, text: string): readonly FoundDashboard[] => {
  try {
    const model = JSON.parse(text) as DashboardModel | null
    if (!Array.isArray(model?.['panels'])) return []
    const title = model?.title ?? file
    return [{ uid: model?.uid ?? title, title, folder, file, model: model ?? {} }]
  } catch {
    // `pnpm validate` reports what is no JSON.
    return []
  }
}
