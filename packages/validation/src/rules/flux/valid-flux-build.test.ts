import { expect } from 'vitest'
import { add, change, renderTree } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validFluxBuild } from './valid-flux-build.ts'

const list = {
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
  resources: [],
  patches: [{ path: 'more-replicas.yaml' }],
}

const listed = change('spoke workloads/kustomization.yaml', ['resources'], (resources: readonly string[]) => [
  ...resources,
  'own',
])

testRule(validFluxBuild, {
  valid: [{ name: 'what kustomize builds', changes: [renderTree('spoke')] }],
  invalid: [
    {
      name: 'a patch that does not exist',
      changes: [
        add('spoke', 'workloads/own/kustomization.yaml', list),
        listed,
        renderTree('spoke', { workloads: { failure: 'no such file or directory: more-replicas.yaml' } }),
      ],
      findings: [
        {
          object: expect.stringContaining('Kustomization flux-system/workloads') as string,
          message: expect.stringContaining('more-replicas.yaml') as string,
        },
      ],
    },
  ],
})
