import type { Draft } from './sample-trees.ts'

const LABELS = { 'app.kubernetes.io/name': 'own' }

/** A workload of a person's, of which only rules about changes know: it stands in the tree that Flux has applied. */
export const ownWorkload = (kind: string, spec: object = {}, volumes: readonly object[] = []): Draft => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'own', namespace: 'rss-system' },
  spec: {
    selector: { matchLabels: LABELS },
    template: {
      metadata: { labels: LABELS },
      spec: { containers: [{ name: 'own', image: 'registry.example/own:1.0.0' }], volumes },
    },
    ...spec,
  },
})

export const ownClaim = (annotations: Readonly<Record<string, string>> = {}): Draft => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'own', namespace: 'rss-system', annotations },
  spec: {
    storageClassName: 'local-path',
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '1Gi' } },
  },
})

export const NEVER_PRUNED = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }
