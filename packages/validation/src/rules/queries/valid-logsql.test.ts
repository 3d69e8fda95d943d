import { ERRORS_IN_LOGSQL, errorsInLogsql } from '../../testing/victoria-logs-panel.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validLogsql } from './valid-logsql.ts'

const IN_CLUSTER = '{cluster=~`${cluster:regex}`}'

const refused = (name: string, behind: string, options?: Parameters<typeof errorsInLogsql>[1]) => ({
  name,
  changes: errorsInLogsql(`${IN_CLUSTER} ${behind}`, options),
})

const CURVE = {
  panel: { type: 'timeseries', options: {} },
  target: { queryType: 'statsRange', legendFormat: 'errors' },
}

testRule(validLogsql, {
  valid: [
    { name: 'a query that VictoriaLogs takes', changes: errorsInLogsql(ERRORS_IN_LOGSQL) },
    refused(
      'a share',
      '| stats count() as all_lines, count() if (level:=error) as errors | math errors / all_lines as share',
    ),
  ],
  invalid: [
    refused('a function that stats does not have', '| stats counts() as lines'),
    refused('a text that never ends', 'level:="error | stats count() as lines'),
    refused('a regular expression of another kind', '| filter ~`(?=a)` | stats count() as lines'),
    refused('a number of lines that are not counted', 'level:=error'),
    refused('a field that stats has not kept', '| stats by (cluster) count() as lines | filter level:=error'),
    refused('a pipe that does not exist', '| stats count() as lines | summarize lines'),
    refused('a pipe behind the numbers that takes lines', '| stats count() as lines | unpack_logfmt'),
    refused(
      'a curve whose numbers lose their time',
      '| stats by (cluster) count() as lines | fields lines',
      CURVE,
    ),
    refused('a curve of a limited number of lines', '| stats by (cluster) count() as lines | limit 5', CURVE),
  ],
})
