import { APP_TEMPLATE } from '../../app-folder.ts'
import { ociRepository } from '../../flux.ts'
import { component, manifests, object } from '../../manifest.ts'
import type { Files } from '../../repository.ts'

export const components: Files = {
  'kubernetes/components/common/kustomization.yaml': component({
    resources: ['./namespace.yaml'],
    components: ['./repos'],
  }),
  'kubernetes/components/common/namespace.yaml': manifests(
    object('v1', 'Namespace', {
      name: 'not-used',
      annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
    }),
  ),
  'kubernetes/components/common/repos/kustomization.yaml': component({
    resources: ['./ocirepository.yaml'],
  }),
  'kubernetes/components/common/repos/ocirepository.yaml': manifests(
    ociRepository('app-template', APP_TEMPLATE.url, APP_TEMPLATE.tag),
  ),
  'kubernetes/components/guarded/kustomization.yaml': component({
    patches: [
      {
        target: { kind: 'HelmRelease' },
        patch: '- op: add\n  path: /metadata/labels\n  value:\n    guarded: "true"\n',
      },
    ],
  }),
}
