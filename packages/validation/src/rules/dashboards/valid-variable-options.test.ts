import { setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validVariableOptions } from './valid-variable-options.ts'

const NAMESPACE = ['templating', 'list', 1]
const LEVEL = ['templating', 'list', 2]

testRule(validVariableOptions, {
  invalid: [
    {
      name: 'a variable that offers “All” without allValue',
      changes: [unsetIn('search', [...NAMESPACE, 'allValue'])],
      findings: [{ severity: 'warning' }],
    },
    {
      name: 'a variable that opens on “All” without includeAll',
      changes: [setIn('search', [...NAMESPACE, 'includeAll'], false)],
    },
    {
      name: 'a variable with several values without multi',
      changes: [unsetIn('search', [...NAMESPACE, 'multi'])],
    },
    {
      name: 'a variable that opens without a value',
      changes: [setIn('search', [...NAMESPACE, 'current', 'value'], [])],
    },
    {
      name: 'a variable that opens on a value outside its list',
      changes: [setIn('search', [...LEVEL, 'current', 'value'], ['eror'])],
      findings: [{ fix: 'did you mean "error"?' }],
    },
  ],
})
