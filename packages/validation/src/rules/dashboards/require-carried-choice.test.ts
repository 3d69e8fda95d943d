import { changeIn, setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { requireCarriedChoice } from './require-carried-choice.ts'
import { testRule } from '../../testing/test-rule.ts'

const DATA_LINK = ['panels', 8, 'fieldConfig', 'defaults', 'links', 0, 'url']

testRule(requireCarriedChoice, {
  invalid: [
    ...(
      [
        ['forgets the choice', unsetIn('search', ['links', 0, 'includeVars'])],
        ['forgets the time', setIn('search', ['links', 0, 'keepTime'], false)],
        [
          'forgets the cluster of what was clicked',
          changeIn('search', DATA_LINK, (url: string) => url.replace(/var-cluster=[^&]*&/, '')),
        ],
        [
          'forgets the time in its URL',
          changeIn('search', DATA_LINK, (url: string) => url.replace('&${__url_time_range}', '')),
        ],
      ] as const
    ).map(([name, broken]) => ({ name: `a link that ${name}`, changes: [broken] })),
  ],
})
