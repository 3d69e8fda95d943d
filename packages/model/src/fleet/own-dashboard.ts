import { z } from 'zod/mini'
import { OWN_DASHBOARD_FOLDER } from '../contracts/grafana.ts'
import { checkedString, exactObject } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { FilePath } from '../scalars/names.ts'

/** A folder of Grafana is a folder of the sidecar, too. */
const DashboardFolder = checkedString(
  (value) => /^[\w][\w .-]*$/.test(value) && value === value.trim(),
  'a folder in Grafana',
  'write letters, digits, spaces, ".", "-" and "_"',
)

export const OwnDashboard = named(
  z.union([
    FilePath,
    exactObject({
      file: field(FilePath, 'The export of Grafana.'),
      folder: withDefault(DashboardFolder, OWN_DASHBOARD_FOLDER, 'Its folder in Grafana.', 'Storage'),
    }),
  ]),
  'OwnDashboardInput',
  {
    description:
      'A dashboard that was made in a Grafana: the file that it exports, or `fleet import dashboard` writes.',
  },
)
