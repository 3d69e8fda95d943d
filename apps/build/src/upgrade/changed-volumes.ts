import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readManifest, valueAt, type RenderedFile } from '@fleet/validation'
import type { Finding } from '@fleet/model'
import type { DesiredTree } from '../disk/desired-tree.ts'
import { onDisk } from '../disk/disk-error.ts'
import { kindAt } from '../disk/read-tree.ts'

/** A store of the hub whose pod is of a StatefulSet. */
interface Store {
  /** The HelmRelease that installs it. */
  readonly release: string
  readonly inventory: string
  /** The keys of its claim in the values that are immutable on a running StatefulSet. */
  readonly claim: readonly (readonly string[])[]
  readonly impact: string
  readonly fix: string
}

const GUIDE = 'docs/volume-sizes.md'

const claimOfPrometheus = ['prometheus', 'prometheusSpec', 'storageSpec', 'volumeClaimTemplate', 'spec']

const STORES: readonly Store[] = [
  {
    release: 'loki',
    inventory: 'hub.loki.volume',
    claim: [
      ['singleBinary', 'persistence', 'size'],
      ['singleBinary', 'persistence', 'storageClass'],
    ],
    impact:
      'volumeClaimTemplates of a StatefulSet are immutable: the upgrade of the HelmRelease fails, and Flux rolls it back',
    fix: `suspend the HelmRelease, push, delete the StatefulSet with --cascade=orphan, and resume: ${GUIDE} has the commands`,
  },
  {
    release: 'kube-prometheus-stack',
    inventory: 'hub.prometheus.volume',
    claim: [
      [...claimOfPrometheus, 'resources', 'requests', 'storage'],
      [...claimOfPrometheus, 'storageClassName'],
    ],
    impact:
      'the operator deletes the StatefulSet and creates it again: Prometheus restarts, and the existing claim keeps its size',
    fix: `patch the claim where its StorageClass allows expansion: ${GUIDE} has the commands`,
  },
]

/**
 * The steps on a running cluster for each volume that differs from the file on the disk.
 * @param out the folder that holds one folder for each cluster
 * @throws DiskError
 */
export const changedVolumes = (wanted: readonly DesiredTree[], out: string): readonly Finding[] =>
  wanted.flatMap(({ cluster, files }) =>
    [...files].flatMap(([path, { content }]) => {
      const file = join(out, cluster, path)
      const store = STORES.find(({ release }) => content.includes(`\n  name: ${release}\n`))
      return store && isRelease(content) && kindAt(file) === 'file' ? compare(store, file, content) : []
    }),
  )

const isRelease = (content: string): boolean => /^kind: HelmRelease$/m.test(content)

const compare = (store: Store, file: string, content: string): readonly Finding[] => {
  const bytes = onDisk('read', file, () => readFileSync(file))
  if (bytes.equals(Buffer.from(content))) return []
  const [before, after] = [bytes, Buffer.from(content)].map((text) => claimIn(store, readManifest(text)))
  if (before === undefined || after === undefined || before === after) return []
  return [
    {
      rule: 'require-volume-steps',
      severity: 'warning',
      location: { kind: 'inventory', path: store.inventory },
      related: [{ kind: 'file', file }],
      message: `the volume of ${store.release} changes from ${before} to ${after}`,
      impact: store.impact,
      fix: store.fix,
    },
  ]
}

/** `5Gi of local-path`; nothing where the file does not state it. */
const claimIn = (
  { release, claim }: Store,
  { objects }: Pick<RenderedFile, 'objects'>,
): string | undefined => {
  const object = objects.find((one) => valueAt(one, ['metadata', 'name']) === release)
  const found = claim.map((path) => valueAt(object, ['spec', 'values', ...path]))
  return found.every((text) => typeof text === 'string') ? found.join(' of ') : undefined
}
