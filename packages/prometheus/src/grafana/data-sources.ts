import { DATA_SOURCES_SECRET, dataSourceKey, entriesOf, type DataSource, type Fleet } from '@fleet/model'

/** The data sources of the inventory, as Grafana is provisioned with them. */
export const addedDataSources = ({ hub }: Fleet) =>
  entriesOf(hub.grafana.dataSources).map(([uid, source]) => dataSource(uid, source))

const dataSource = (uid: string, { type, url, user, settings, secrets }: DataSource) => ({
  name: uid,
  type,
  uid,
  access: 'proxy',
  ...(url !== undefined && { url }),
  ...(user !== undefined && { user }),
  isDefault: false,
  editable: false,
  ...(settings && { jsonData: settings }),
  ...(secrets && {
    secureJsonData: Object.fromEntries(secrets.map((field) => [field, `$${variable(uid, field)}`])),
  }),
})

/** Neither an uid nor a field has an underscore, so no two variables are alike. */
const variable = (uid: string, field: string): string => `DATA_SOURCE_${uid.replaceAll('-', '_')}_${field}`

/** The credentials of data sources as variables of Grafana's container. */
export const dataSourceVariables = ({ hub }: Fleet) =>
  Object.fromEntries(
    entriesOf(hub.grafana.dataSources).flatMap(([uid, { secrets = [] }]) =>
      secrets.map((field) => [
        variable(uid, field),
        { secretKeyRef: { name: DATA_SOURCES_SECRET, key: dataSourceKey(uid, field) } },
      ]),
    ),
  )
