import { chartValue, type Release } from '../../tree/charts/release.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import type { Path } from '../../values/location.ts'
import { isMap, listOf, valueAt } from '../../values/value-at.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { configsOf } from './alertmanager-configs.ts'

/** Where the operator mounts each Secret that `alertmanagerSpec.secrets` lists. */
const MOUNTED = /^\/etc\/alertmanager\/secrets\/([^/]+)\//

const SECRETS: Path = ['alertmanager', 'alertmanagerSpec', 'secrets']

export const requireMountedReceiverSecret: Rule = {
  id: 'require-mounted-receiver-secret',
  summary: 'A Secret from which Alertmanager reads a file is one of `alertmanagerSpec.secrets`.',
  rationale:
    'The operator mounts only those. Alertmanager starts without the file, and each message to that receiver fails when it is sent.',
  fix: 'Add the name of the Secret to `alertmanager.alertmanagerSpec.secrets`.',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'))
      if (chartOf(cluster, release)?.name === 'kube-prometheus-stack') checkRelease(release, report)
  }),
}

const checkRelease = (release: Release, report: Report): void => {
  const mounted = listOf(chartValue(release, ...(SECRETS as string[])))
  for (const { config, location } of configsOf(release))
    for (const { file, path } of filesIn(valueAt(config, ['receivers']), ['receivers'])) {
      const secret = MOUNTED.exec(file)?.[1]
      if (secret !== undefined && !mounted.includes(secret))
        report({
          location: location(...path),
          message: `Alertmanager reads ${file}, and alertmanagerSpec.secrets does not list the Secret ${secret}`,
          impact: 'the file is not in its pod, and every message to this receiver fails',
          fix: `add ${secret} to alertmanager.alertmanagerSpec.secrets`,
        })
    }
}

interface ReadFile {
  readonly file: string
  readonly path: Path
}

/** The values of all keys that name a file. */
const filesIn = (value: unknown, path: Path): readonly ReadFile[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => filesIn(item, [...path, index]))
  if (!isMap(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && key.endsWith('_file')
      ? [{ file: inner, path: [...path, key] }]
      : filesIn(inner, [...path, key]),
  )
}
