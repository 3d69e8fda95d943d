import { DASHBOARD_FOLDER_ANNOTATION, DASHBOARD_LABEL } from '@fleet/model'
import type { KubernetesObject } from '../../live/cluster-api.ts'

export interface ConfigMap extends KubernetesObject {
  readonly data?: Readonly<Record<string, string>>
}

/** A file of a ConfigMap, with what Grafana reads of it. */
export interface DashboardFile {
  readonly configMap: ConfigMap
  /** The sidecar names the file by its key, in the folder that the annotation states. */
  readonly file: string
  readonly path: string
  /** Nothing where the file is not one JSON object. */
  readonly dashboard: Dashboard | undefined
}

interface Dashboard {
  readonly uid?: string
  readonly panels?: unknown
}

/** The sidecar loads what carries the label. */
export const isLabelled = ({ metadata: { labels } }: ConfigMap): boolean =>
  labels?.[DASHBOARD_LABEL.name] === DASHBOARD_LABEL.value

/** The JSON files of a ConfigMap. */
export const filesIn = (configMap: ConfigMap): readonly DashboardFile[] =>
  Object.entries(configMap.data ?? {})
    .filter(([file]) => file.endsWith('.json'))
    .map(([file, text]) => ({
      configMap,
      file,
      path: `${configMap.metadata.annotations?.[DASHBOARD_FOLDER_ANNOTATION] ?? ''}/${file}`,
      dashboard: read(text),
    }))

const read = (text: string): Dashboard | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether a ConfigMap is one of a dashboard, also where its label is gone. */
export const isOfDashboard = (configMap: ConfigMap): boolean =>
  isLabelled(configMap) || filesIn(configMap).some(({ dashboard }) => dashboard?.panels !== undefined)
