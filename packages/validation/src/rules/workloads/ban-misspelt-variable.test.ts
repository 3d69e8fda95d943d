import { change, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banMisspeltVariable } from './ban-misspelt-variable.ts'

const ENV = ['spec', 'template', 'spec', 'containers', 0, 'env'] as const

testRule(banMisspeltVariable, {
  valid: [
    {
      name: 'a variable that is in no catalogue',
      changes: [
        change<readonly object[]>('spoke Deployment n8n', ENV, (env) => [
          ...env,
          { name: 'N8N_BLOCK_ENV_ACCESS_IN_NODE', value: 'true' },
        ]),
      ],
    },
  ],
  invalid: [
    {
      name: 'a variable that the program does not read',
      changes: [set('spoke Deployment rsshub', [...ENV, 0, 'name'], 'CACHE_TPYE')],
      findings: [{ fix: 'did you mean "CACHE_TYPE"?' }],
    },
  ],
})
