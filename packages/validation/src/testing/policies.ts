import { own, type Change, type Draft } from './sample-trees.ts'

/** A NetworkPolicy of a person's, as an object of the spoke. */
export const policy = (namespace: string, spec: Readonly<Record<string, unknown>>): Draft => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'own', namespace },
  spec,
})

/** Adds a NetworkPolicy to the spoke. */
export const ownPolicy = (namespace: string, spec: Readonly<Record<string, unknown>>): readonly Change[] =>
  own(policy(namespace, spec))

export const podsNamed = (name: string) => ({ matchLabels: { 'app.kubernetes.io/name': name } })

export const namespaceNamed = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } })

/** What admits the cluster's names to pods. */
export const TO_DNS = {
  to: [
    {
      namespaceSelector: namespaceNamed('kube-system'),
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [{ protocol: 'UDP', port: 53 }],
}

/** Adds one to the hub's telemetry. */
export const hubPolicy = (spec: Readonly<Record<string, unknown>>): readonly Change[] =>
  own(policy('monitoring', spec), 'telemetry', 'hub')
