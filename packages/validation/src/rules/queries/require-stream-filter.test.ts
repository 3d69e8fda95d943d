import { errorsInLogsql } from '../../testing/victoria-logs-panel.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireStreamFilter } from './require-stream-filter.ts'

testRule(requireStreamFilter, {
  invalid: [
    {
      name: 'lines that are chosen by a field alone',
      changes: errorsInLogsql('cluster:~`${cluster:regex}` level:=error | stats count() as lines'),
    },
    {
      name: 'a stream filter that is one of two choices',
      changes: errorsInLogsql(
        'cluster:~`${cluster:regex}` ({job="a"} or level:=error) | stats count() as lines',
      ),
    },
  ],
})
