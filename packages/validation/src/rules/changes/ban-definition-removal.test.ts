import { own, remove, set } from '../../testing/sample-trees.ts'
import { testChangeRule } from '../../testing/test-rule.ts'
import { banDefinitionRemoval } from './ban-definition-removal.ts'

const version = (name: string, storage: boolean) => ({
  name,
  served: true,
  storage,
  schema: { openAPIV3Schema: { type: 'object' } },
})

const definition = own({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'things.example.org' },
  spec: {
    group: 'example.org',
    scope: 'Namespaced',
    names: { kind: 'Thing', plural: 'things' },
    versions: [version('v1', true)],
  },
})

const DEFINITION = 'spoke CustomResourceDefinition things.example.org'

testChangeRule(banDefinitionRemoval, {
  valid: [
    {
      name: 'a definition with a further version',
      before: definition,
      changes: [set(DEFINITION, ['spec', 'versions'], [version('v1', false), version('v2', true)])],
    },
  ],
  invalid: [
    {
      name: 'a definition that goes',
      before: definition,
      changes: [remove(DEFINITION)],
      findings: [
        {
          severity: 'error',
          message:
            'CustomResourceDefinition things.example.org is removed, and Flux deletes it with every object of its kind',
        },
      ],
    },
    {
      name: 'a definition without the version in which its objects are stored',
      before: definition,
      changes: [set(DEFINITION, ['spec', 'versions'], [version('v2', true)])],
    },
  ],
})
