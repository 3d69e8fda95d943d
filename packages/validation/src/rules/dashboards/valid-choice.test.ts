import { setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { validChoice } from './valid-choice.ts'
import { testRule } from '../../testing/test-rule.ts'

const NAMESPACE = ['templating', 'list', 1]
const LEVEL = ['templating', 'list', 2]

testRule(validChoice, {
  invalid: [
    ...(
      [
        ['opens on All, which may not be chosen', setIn('search', [...NAMESPACE, 'includeAll'], false)],
        ['does not say what All stands for', unsetIn('search', [...NAMESPACE, 'allValue'])],
        ['has several values and may have one', unsetIn('search', [...NAMESPACE, 'multi'])],
        ['opens on nothing', setIn('search', [...NAMESPACE, 'current', 'value'], [])],
        [
          'opens on a choice that it does not offer',
          setIn('search', [...LEVEL, 'current', 'value'], ['eror']),
        ],
      ] as const
    ).map(([name, broken]) => ({ name: `a variable that ${name}`, changes: [broken] })),
  ],
})
