import type { Setting } from '../rule/setting.ts'
import { textAt } from '../../values/value-at.ts'
import { chartValue, type Release } from '../../tree/charts/release.ts'

/** How the values of a release have Loki deployed: the chart’s default is one process. */
export const lokiModeOf = ({ object }: Pick<Release, 'object'>): string => lokiModeIn(object)

/** The same of a release as an object. */
export const lokiModeIn = (release: object): string => {
  const mode = textAt(release, 'spec', 'values', 'deploymentMode') || 'Monolithic'
  return mode === 'SingleBinary' ? 'Monolithic' : mode
}

export const only = (
  path: readonly string[],
  byDefault: unknown,
  wanted: unknown,
  impact: string,
): Setting => ({
  path,
  byDefault,
  isFine: (value) => value === wanted,
  impact,
  fix: `set it to ${JSON.stringify(wanted)}`,
})

/** Of object storage the chart takes the bucket from one of these. */
export const hasBucket = (release: Release): boolean =>
  [
    ['loki', 'storage', 'bucketNames', 'chunks'],
    ['loki', 'storage_config', 'aws', 'bucketnames'],
    ['loki', 'storage_config', 'aws', 's3'],
  ].some((path) => chartValue(release, ...path))

const UNRENDERED = 'the chart fails to render, or installs a second Loki beside the first'

/** What holds for a Loki of one process, and for one of parts. */
export const SETTINGS_OF_BOTH: readonly Setting[] = [
  only(['read', 'replicas'], 3, 0, UNRENDERED),
  only(['write', 'replicas'], 3, 0, UNRENDERED),
  only(['backend', 'replicas'], 3, 0, UNRENDERED),
  only(
    ['chunksCache', 'enabled'],
    true,
    false,
    'a cache requests 8 GiB of memory, and stays Pending without a node that has them',
  ),
  only(['resultsCache', 'enabled'], true, false, 'a cache requests a GiB of memory'),
  only(['lokiCanary', 'enabled'], true, false, 'a canary writes lines of its own, which every panel counts'),
  only(['test', 'enabled'], true, false, 'the chart fails to render: its test needs the canary'),
  only(['sidecar', 'rules', 'enabled'], true, false, 'a container without a use may read every ConfigMap'),
  only(['loki', 'analytics', 'reporting_enabled'], true, false, 'Loki sends usage statistics to its makers'),
  only(['gateway', 'enabled'], true, true, 'nothing listens at the address that collectors push to'),
]
