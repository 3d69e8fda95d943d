import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { PRODUCT } from '@fleet/kubernetes'
import { DASHBOARD_FOLDER_ANNOTATION, DASHBOARD_LABEL } from '@fleet/model'
import { readManifest } from '@fleet/validation'
import { dashboardOf, dashboardsIn, type FoundDashboard } from './dashboards-in.ts'

const SIDECAR = {
  label: DASHBOARD_LABEL.name,
  folderAnnotation: DASHBOARD_FOLDER_ANNOTATION,
  generator: PRODUCT,
}

/** Every dashboard below a folder: in ConfigMaps that Grafana's sidecar reads, and in files of JSON. The first of a uid counts. */
export const dashboardsBelow = (folder: string): readonly FoundDashboard[] => {
  const byUid = new Map<string, FoundDashboard>()
  for (const file of filesBelow(folder))
    for (const dashboard of dashboardsOf(folder, file))
      if (!byUid.has(dashboard.uid)) byUid.set(dashboard.uid, dashboard)
  return [...byUid.values()].toSorted((a, b) => (a.title < b.title ? -1 : 1))
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('node_modules'))
    .toSorted()

const dashboardsOf = (folder: string, file: string): readonly FoundDashboard[] => {
  const bytes = readFileSync(join(folder, file))
  return file.endsWith('.json')
    ? dashboardOf(bytes.toString('utf8'), { file })
    : dashboardsIn(file, readManifest(bytes).objects, SIDECAR)
}
