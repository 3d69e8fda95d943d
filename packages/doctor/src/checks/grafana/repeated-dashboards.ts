import type { Found } from '../../diagnosis.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { namesIn } from '../../words.ts'
import type { DashboardFile } from './dashboards.ts'

/** The subject of what Grafana itself says of duplicates. */
export const DUPLICATES = 'duplicates in Grafana'

/** With one uid twice, Grafana stops to write any dashboard. Of two files at one path, the later one wins. */
export const repeatedIn = (live: LiveFleet, files: readonly DashboardFile[]): readonly Found[] => {
  const keys = {
    uid: ({ dashboard }: DashboardFile) => dashboard?.uid,
    path: ({ path }: DashboardFile) => path,
  }
  return Object.entries(keys).flatMap(([what, keyOf]) =>
    [...Map.groupBy(files, keyOf)]
      .filter(([key = '', same]) => key !== '' && same.length > 1)
      .map(([key = '', same]) => twice(live, what, key, same)),
  )
}

const twice = (live: LiveFleet, what: string, key: string, same: readonly DashboardFile[]): Found => {
  const names = same.map(({ configMap, file }) => `${subjectOf(configMap)} (${file})`)
  return {
    severity: 'error',
    cluster: live.hub.name,
    subject: `dashboard ${key}`,
    message: `several dashboards have the ${what} ${key}: ${namesIn(names)}`,
    evidence: names.map((asked) => ({ asked, seen: `${what} ${key}` })),
    cause:
      what === 'uid'
        ? 'One was copied from the other. While both are there, Grafana writes no dashboard at all.'
        : 'One overwrites the other in the folder of the sidecar.',
    fix: `give one of them another ${what === 'uid' ? '`uid`' : 'key or folder'}, or take it away`,
    explains: [{ check: 'dashboard-loaded', cluster: live.hub.name, subject: DUPLICATES }],
  }
}
