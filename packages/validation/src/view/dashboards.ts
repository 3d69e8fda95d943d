import { DASHBOARD_LABEL } from '@fleet/model'
import type { Placed } from '../spot.ts'
import type { ObjectIndex } from './object-index.ts'

/** What Grafana's sidecar loads from one key of a ConfigMap. */
export interface Dashboard {
  readonly placed: Placed
  /** The key, which is the file's name in Grafana's pod. */
  readonly key: string
  /** Nothing where the text is not JSON. */
  readonly value: unknown
}

export const dashboardsOf = (index: ObjectIndex): readonly Dashboard[] =>
  index
    .all('v1/ConfigMap')
    .filter(({ object }) => object.metadata.labels?.[DASHBOARD_LABEL.name] === DASHBOARD_LABEL.value)
    .flatMap((placed) =>
      Object.entries(placed.object.data ?? {}).map(([key, text]) => ({ placed, key, value: parsed(text) })),
    )

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
