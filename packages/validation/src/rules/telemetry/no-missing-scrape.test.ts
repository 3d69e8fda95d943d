import { remove } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingScrape } from './no-missing-scrape.ts'

testRule(noMissingScrape, {
  invalid: [
    {
      name: 'collectors without a scrape of their metrics',
      changes: [remove('hub PodMonitor opentelemetry-collector')],
    },
    {
      name: 'one of the controllers of Flux without a scrape, while others have one',
      changes: [remove('hub ServiceMonitor source-controller')],
    },
  ],
})
