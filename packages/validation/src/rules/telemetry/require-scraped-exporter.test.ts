import { remove } from '../../testing/sample-trees.ts'
import { requireScrapedExporter } from './require-scraped-exporter.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireScrapedExporter, {
  invalid: [
    {
      name: 'collectors that nobody asks how they are',
      changes: [remove('hub PodMonitor opentelemetry-collector')],
    },
  ],
})
