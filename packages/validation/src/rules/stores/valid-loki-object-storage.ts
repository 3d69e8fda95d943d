import type { Report, Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import type { Path } from '../../values/location.ts'
import { listOf, textAt, valueAt } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'
import { lokiModeOf } from './loki-modes.ts'

export const validLokiObjectStorage: Rule = {
  id: 'valid-loki-object-storage',
  ownSeverity: 'warning',
  summary: 'A Loki that stores logs by S3 has a bucket, and both halves of an access key.',
  rationale:
    'Without a bucket, or with half of a key in its configuration, Loki does not start. With half of a key in its environment, or none, it starts, and the service refuses each request.',
  fix: 'State the bucket. Give both halves of the access key, in the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of a Secret.',
  check: inEachRelease('loki', (release, report) => {
    if (!storesByS3(release)) return
    checkBucket(release, report)
    for (const pair of KEYS_IN_CONFIG) checkPair(release, pair, report)
    checkVariables(release, report)
  }),
}

const storesByS3 = (release: Release): boolean =>
  listOf(chartValue(release, 'loki', 'schemaConfig', 'configs')).some((config) =>
    ['s3', 'aws'].includes(textAt(config, 'object_store')),
  )

const CLIENT: Path = ['loki', 'storage_config', 'aws']

/** The values that may name a bucket: alone, or in a URL. */
const BUCKETS: readonly Path[] = [
  [...CLIENT, 'bucketnames'],
  [...CLIENT, 's3'],
]

/** That of `loki.storage.type: s3` is the chart’s own, which require-monolithic-loki checks. */
const checkBucket = (release: Release, report: Report): void => {
  if (!chartValue(release, ...CLIENT) || BUCKETS.some((path) => chartValue(release, ...path))) return
  report({
    location: atValue(release, ...CLIENT),
    related: [atValue(release, 'loki', 'schemaConfig', 'configs')],
    message: `a schema stores its data by S3, and ${CLIENT.join('.')} states no bucket`,
    impact: 'Loki does not start',
    fix: 'state its bucketnames',
  })
}

type Pair = readonly [id: Path, secret: Path]

const KEYS_IN_CONFIG: readonly Pair[] = [
  [
    [...CLIENT, 'access_key_id'],
    [...CLIENT, 'secret_access_key'],
  ],
  [
    ['loki', 'storage', 's3', 'accessKeyId'],
    ['loki', 'storage', 's3', 'secretAccessKey'],
  ],
]

const checkPair = (release: Release, pair: Pair, report: Report): void => {
  const there = pair.find((path) => chartValue(release, ...path))
  const missing = pair.find((path) => !chartValue(release, ...path))
  if (!there || !missing) return
  report({
    location: atValue(release, ...there),
    message: `${there.join('.')} is half of an access key, and ${missing.join('.')} is not set`,
    impact: 'Loki does not start',
    fix: 'remove it, and give both halves in variables of the container',
  })
}

const VARIABLES = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']

/** The keys in the values of what reads or writes the bucket. */
const usersOf = (release: Release): readonly string[] =>
  lokiModeOf(release) === 'Distributed'
    ? ['ingester', 'querier', 'indexGateway', 'compactor']
    : ['singleBinary']

const checkVariables = (release: Release, report: Report): void => {
  for (const user of usersOf(release)) checkUser(release, user, report)
}

const checkUser = (release: Release, user: string, report: Report): void => {
  if (elsewhere(user).some((path) => listOf(valueAt(release.object.spec?.values, path)).length > 0)) return
  const variables: Path = [user, 'extraEnv']
  const listed = listOf(chartValue(release, ...variables)).map((one) => textAt(one, 'name'))
  const there = VARIABLES.find((name) => listed.includes(name))
  const missing = VARIABLES.find((name) => !listed.includes(name))
  if (missing === undefined || (there === undefined && mayHaveOtherCredentials(release, user))) return
  const container = user === 'singleBinary' ? 'its container' : `the container of ${user}`
  report({
    location:
      there === undefined
        ? atValue(release, ...CLIENT, 'endpoint')
        : atValue(release, ...variables, listed.indexOf(there)),
    message:
      there === undefined
        ? `Loki stores at ${textAt(chartValue(release, ...CLIENT), 'endpoint')}, and ${container} has no credentials`
        : `${user === 'singleBinary' ? 'the container' : container} has ${there}, and not ${missing}`,
    impact: 'Loki has no credentials, and the service refuses each request: nothing is stored',
    fix: `add ${VARIABLES.filter((name) => !listed.includes(name)).join(' and ')}, from keys of a Secret`,
  })
}

/** Where a container may have variables that are not listed by name, or those of all components. */
const elsewhere = (user: string): readonly Path[] => [
  [user, 'extraEnvFrom'],
  ...['defaults', 'global', 'loki'].flatMap((all) => [
    [all, 'extraEnv'],
    [all, 'extraEnvFrom'],
  ]),
]

/** Of AWS a node or an account may have some, of another service the configuration or a file. */
const mayHaveOtherCredentials = (release: Release, user: string): boolean => {
  const endpoint = textAt(chartValue(release, ...CLIENT), 'endpoint')
  const isAws = endpoint === '' || /\.amazonaws\.com(\.cn)?(:\d+)?\/?$/.test(endpoint)
  return isAws || otherCredentials(user).some((path) => chartValue(release, ...path) !== undefined)
}

const otherCredentials = (user: string): readonly Path[] => [
  [...CLIENT, 's3'],
  [...CLIENT, 'access_key_id'],
  [user, 'extraVolumes'],
  ['defaults', 'extraVolumes'],
  ['global', 'extraVolumes'],
  ['serviceAccount'],
]
