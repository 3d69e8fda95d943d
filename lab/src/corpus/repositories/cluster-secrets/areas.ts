import { kustomization, manifests } from '../../manifest.ts'
import type { Files } from '../../repository.ts'
import { namespace } from '../../workloads.ts'
import { ROOT } from './folders.ts'

/** A Flux Kustomization that also names its namespace, in the older form with an anchor. */
export const anchored = (
  app: string,
  space: string,
  path: string,
  more: readonly string[] = [],
): string => `---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: &app ${app}
  namespace: flux-system
spec:
  targetNamespace: ${space}
  commonMetadata:
    labels:
      app.kubernetes.io/name: *app
  path: ./${path}
  prune: true
  sourceRef:
    kind: GitRepository
    name: home-kubernetes
  wait: true
  interval: 30m
  retryInterval: 1m
  timeout: 5m
${more.map((line) => `  ${line}\n`).join('')}`

export const area = (space: string, apps: readonly string[]): Files => ({
  [`${ROOT}/apps/${space}/kustomization.yaml`]: kustomization({
    resources: ['./namespace.yaml', ...apps.map((app) => `./${app}/ks.yaml`)],
  }),
  [`${ROOT}/apps/${space}/namespace.yaml`]: manifests(namespace(space)),
})
