package main

import "strings"

// Which methods of a type read a configuration themselves, by the tag it is read by.
var readers = map[string][]string{
	"mapstructure": {"UnmarshalText", "Unmarshal"},
	"yaml":         {"UnmarshalText", "UnmarshalYAML"},
	"json":         {"UnmarshalJSON"},
}

var basics = map[string]schema{
	"string": {"type": "string"}, "bool": {"type": "boolean"},
	"int": {"type": "integer"}, "int8": {"type": "integer"}, "int16": {"type": "integer"}, "int32": {"type": "integer"}, "int64": {"type": "integer"},
	"uint": {"type": "integer", "minimum": 0}, "uint8": {"type": "integer", "minimum": 0}, "uint16": {"type": "integer", "minimum": 0},
	"uint32": {"type": "integer", "minimum": 0}, "uint64": {"type": "integer", "minimum": 0},
	"float32": {"type": "number"}, "float64": {"type": "number"}, "any": {}, "byte": {"type": "integer"},
}

func text(format string) schema { return schema{"type": "string", "format": format} }

func oneOf(words ...any) schema { return schema{"type": "string", "enum": words} }

func listOf(items schema) schema { return schema{"type": "array", "items": items} }

func mapOf(values schema) schema { return schema{"type": "object", "additionalProperties": values} }

// Words for types that read their text themselves: what their own Unmarshal accepts.
var words = map[string]schema{
	"time.Duration": text("go-duration"),
	"time.Time":     {"type": "string"},

	"common/model.Duration":         text("prometheus-duration"),
	"common/model.ValidationScheme": oneOf("legacy", "utf8"),
	"common/model.LabelName":        text("label-name"),
	"common/model.LabelNames":       listOf(text("label-name")),
	"common/model.LabelSet":         mapOf(schema{"type": "string"}),
	"common/model.LabelValue":       {"type": "string"},
	"common/config.Secret":          {"type": "string"},
	"common/config.URL":             text("url"),
	"common/config.TLSVersion":      oneOf("TLS10", "TLS11", "TLS12", "TLS13"),
	"common/config.Header":          {},
	"alecthomas/units.Base2Bytes":   text("base2-bytes"),
	"model/relabel.Regexp":          text("anchored-regex"),
	"grafana/regexp.Regexp":         text("regex"),
	"model/relabel.Action": oneOf("replace", "keep", "drop", "keepequal", "dropequal", "hashmod", "labelmap", "labeldrop",
		"labelkeep", "lowercase", "uppercase"),
	"model/labels.Labels":                           mapOf(schema{"type": "string"}),
	"prometheus/config.ScrapeProtocol":              scrapeProtocol,
	"prometheus/discovery.Configs":                  mapOf(schema{}),
	"discovery/targetgroup.Group":                   staticConfig,
	"receiver/prometheusreceiver.PromConfig":        {"$ref": "prometheus/config"},
	"internal/targetallocator.PromHTTPSDConfig":     {},
	"internal/targetallocator.PromHTTPClientConfig": {},

	"stanza/entry.Field":                                    text("stanza-field"),
	"stanza/entry.RootableField":                            text("stanza-field"),
	"transformer/remove.rootableField":                      text("stanza-field"),
	"operator/helper.ByteSize":                              {"format": "stanza-bytes"},
	"operator/helper.ExprStringConfig":                      {"type": "string"},
	"stanza/operator.Config":                                {},
	"collector/component.ID":                                text("component-id"),
	"collector/pipeline.ID":                                 text("component-id"),
	"config/configopaque.String":                            {"type": "string"},
	"config/configopaque.MapList":                           mapOf(schema{"type": "string"}),
	"config/configcompression.Type":                         oneOf("gzip", "zlib", "deflate", "snappy", "x-snappy-framed", "zstd", "lz4", "none", ""),
	"config/configtelemetry.Level":                          oneOf("none", "basic", "normal", "detailed"),
	"config/confignet.TransportType":                        oneOf("tcp", "tcp4", "tcp6", "udp", "udp4", "udp6", "ip", "ip4", "ip6", "unix", "unixgram", "unixpacket", "npipe"),
	"receiver/otlpreceiver.SanitizedURLPath":                {"type": "string"},
	"internal/request.SizerType":                            oneOf("items", "bytes", "requests"),
	"exporter/otlphttpexporter.EncodingType":                oneOf("proto", "json"),
	"pkg/ottl.ErrorMode":                                    oneOf("ignore", "silent", "propagate"),
	"internal/common.ContextStatements":                     statements,
	"internal/condition.ContextConditions":                  conditions,
	"internal/metrics.Unit":                                 oneOf("s", "ms"),
	"processor/probabilisticsamplerprocessor.SamplerMode":   oneOf("hash_seed", "proportional", "equalizing", ""),
	"zap/zapcore.Level":                                     {"type": "string", "pattern": "^(?i:debug|info|warn|error|dpanic|panic|fatal)$"},
	"otelconf/v0.3.0.AttributeNameValue":                    attributeValue,
	"internal/migration.ResourceConfigV030":                 telemetryResource,
	"otelconf/v0.3.0.ViewSelectorInstrumentType":            oneOf("counter", "histogram", "observable_counter", "observable_gauge", "observable_up_down_counter", "up_down_counter"),
	"otelconf/v0.3.0.OTLPMetricDefaultHistogramAggregation": oneOf("base2_exponential_bucket_histogram", "explicit_bucket_histogram"),

	// Loki's own texts and numbers.
	"util/flagext.ByteSize":        {"format": "loki-bytes"},
	"dskit/flagext.Secret":         {"type": "string"},
	"dskit/flagext.StringSlice":    listOf(schema{"type": "string"}),
	"dskit/flagext.StringSliceCSV": {"type": "string"},
	"dskit/flagext.URLValue":       text("uri"),
	"dskit/flagext.Time":           {"type": "string"},
	"dskit/flagext.CIDRSliceCSV":   {"type": "string"},
	"dskit/flagext.LimitsMap":      {"type": "object"},
	"dskit/log.Level":              oneOf("debug", "info", "warn", "error"),
	"dskit/log.Format":             {"type": "string"},
	"config.DayTime":               {"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}$`},
	"storage/config.DayTime":       {"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}$`},

	"dskit/flagext.Bytes":                         {"format": "loki-bytes"},
	"dskit/flagext.StringSliceCSVMulti":           listOf(schema{"type": "string"}),
	"storage/config.Tags":                         mapOf(schema{"type": "string"}),
	"storage/config.IndexPeriodicTableConfig":     periodicTable,
	"storage/config.PeriodicTableConfig":          periodicTable,
	"providers/s3.BucketLookupType":               {"type": "string"},
	"loghttp/push.Action":                         oneOf("index_label", "structured_metadata", "drop"),
	"pkg/validation.OverwriteMarshalingStringMap": mapOf(schema{"type": "string"}),

	// Kubernetes' own.
	"api/resource.Quantity":             {"format": "quantity"},
	"util/intstr.IntOrString":           {"format": "int-or-string"},
	"meta/v1.Duration":                  text("go-duration"),
	"meta/v1.Time":                      {"type": "string"},
	"meta/v1.MicroTime":                 {"type": "string"},
	"meta/v1.FieldsV1":                  {},
	"apimachinery/runtime.RawExtension": {},
	"pkg/runtime.RawExtension":          {},
	"apiextensions/v1.JSON":             {},

	// A schema in a schema, or a list of them or a switch in its place.
	"apiextensions/v1.JSONSchemaPropsOrArray":       {},
	"apiextensions/v1.JSONSchemaPropsOrBool":        {},
	"apiextensions/v1.JSONSchemaPropsOrStringArray": {},
}

var scrapeProtocol = oneOf("PrometheusProto", "PrometheusText0.0.4", "PrometheusText1.0.0", "OpenMetricsText0.0.1", "OpenMetricsText1.0.0")

var staticConfig = schema{
	"type": "object", "additionalProperties": false, "required": []string{"targets"},
	"properties": schema{"targets": listOf(schema{"type": "string"}), "labels": schema{"type": "object", "propertyNames": text("label-name"), "additionalProperties": schema{"type": "string"}}},
}

var attributeValue = schema{
	"type": "object", "additionalProperties": false, "required": []string{"name", "value"},
	"properties": schema{"name": schema{"type": "string", "minLength": 1}, "value": schema{},
		"type": oneOf("string", "bool", "int", "double", "string_array", "bool_array", "int_array", "double_array")},
}

// A statement alone, or several with their context.
var statements = schema{
	"type": []string{"string", "object"}, "additionalProperties": false, "required": []string{"statements"},
	"properties": schema{
		"context":    oneOf("resource", "scope", "span", "spanevent", "metric", "datapoint", "exemplar", "log", "profile"),
		"conditions": listOf(schema{"type": "string"}), "statements": listOf(schema{"type": "string"}),
		"error_mode": oneOf("ignore", "silent", "propagate"), "shared_cache": schema{"type": "boolean"},
	},
}

// The same of the filter processor: either a text, or texts of one context.
var conditions = schema{
	"type": []string{"string", "object"}, "additionalProperties": false, "required": []string{"conditions"},
	"properties": schema{
		"context":    oneOf("resource", "scope", "span", "spanevent", "metric", "datapoint", "log", "profile"),
		"conditions": listOf(schema{"type": "string"}), "error_mode": oneOf("ignore", "silent", "propagate"),
	},
}

// Either the declarative form, a list of attributes, or a map of them.
var telemetryResource = schema{
	"type": "object",
	"properties": schema{
		"attributes": listOf(attributeValue), "attributes_list": schema{"type": "string"},
		"schema_url": schema{"type": "string"}, "detectors": schema{},
	},
	"additionalProperties": schema{"type": []string{"string", "null"}},
}

var periodicTable = schema{
	"type": "object", "additionalProperties": false,
	"properties": schema{"path_prefix": schema{"type": "string"}, "prefix": schema{"type": "string"}, "period": text("prometheus-duration"), "tags": mapOf(schema{"type": "string"})},
}

// Types whose own Unmarshal takes no other keys than their fields: it sets defaults, or checks one against another.
var plainInside = map[string]bool{}

func init() {
	for _, key := range []string{
		"prometheus/config.ScrapeConfig", "prometheus/config.GlobalConfig", "prometheus/config.Config", "prometheus/config.TSDBConfig",
		"prometheus/config.TSDBRetentionConfig", "prometheus/config.TracingConfig", "prometheus/config.TracingClientType",
		"prometheus/config.AlertingConfig", "prometheus/config.AlertmanagerConfig", "prometheus/config.AlertmanagerAPIVersion",
		"prometheus/config.RemoteWriteConfig", "prometheus/config.RemoteReadConfig", "prometheus/config.OTLPConfig",
		"common/config.HTTPClientConfig", "common/config.BasicAuth", "common/config.OAuth2", "common/config.TLSConfig",
		"model/relabel.Config", "remote/azuread.AzureADConfig", "prometheus/sigv4.SigV4Config", "discovery/kubernetes.SDConfig",
		"discovery/kubernetes.Role", "discovery/kubernetes.SelectorConfig",
		"operator/helper.TimeParser", "parser/timeparser.Config", "config/confighttp.ClientConfig", "config/confighttp.ServerConfig",
		"internal/queuebatch.Config", "processor/transformprocessor.Config", "processor/filterprocessor.Config", "exporter/prometheusremotewriteexporter.Config", "internal/healthcheck.Config",
		"discovery/kubernetes.NamespaceDiscovery", "storage/instance.Config", "pkg/storage.NamedAWSStorageConfig",
		"pkg/storage.NamedBlobStorageConfig", "pkg/storage.NamedBOSStorageConfig", "pkg/storage.NamedFSConfig",
		"pkg/storage.NamedGCSConfig", "pkg/storage.NamedOssConfig", "pkg/storage.NamedSwiftConfig", "pkg/storage.NamedCOSConfig",
		"storage/bucket.NamedAzureStorageConfig", "storage/bucket.NamedFilesystemStorageConfig", "storage/bucket.NamedGCSStorageConfig",
		"storage/bucket.NamedS3StorageConfig", "storage/bucket.NamedSwiftStorageConfig", "storage/config.PeriodConfig",
		"pkg/validation.Limits", "common/sigv4.SigV4Config", "loghttp/push.AttributesConfig", "series/index.TableManagerConfig",
		"internal/migration.LogsConfigV030", "internal/migration.MetricsConfigV030", "internal/migration.TracesConfigV030",
	} {
		plainInside[key] = true
	}
}

// Fields without which a program refuses to start.
var required = map[string][]string{
	"receiver/filelogreceiver.FileLogConfig":                      {"include"},
	"processor/resourceprocessor.Config":                          {"attributes"},
	"processor/attraction.ActionKeyValue":                         {"key", "action"},
	"internal/attraction.ActionKeyValue":                          {"key", "action"},
	"coreinternal/attraction.ActionKeyValue":                      {"key", "action"},
	"internal/memorylimiter.Config":                               {"check_interval"},
	"processor/k8sattributesprocessor.PodAssociationConfig":       {"sources"},
	"processor/k8sattributesprocessor.PodAssociationSourceConfig": {"from"},
	"parser/regex.Config":                                         {"type", "regex"},
	"transformer/move.Config":                                     {"type", "from", "to"},
	"transformer/copy.Config":                                     {"type", "from", "to"},
	"transformer/remove.Config":                                   {"type", "field"},
	"transformer/add.Config":                                      {"type", "field", "value"},
	"transformer/filter.Config":                                   {"type", "expr"},
	"transformer/retain.Config":                                   {"type", "fields"},
	"prometheus/config.ScrapeConfig":                              {"job_name"},
	"otelconf/v0.3.0.PullMetricReader":                            {"exporter"},
	"otelconf/v0.3.0.Prometheus":                                  {"host", "port"},
	"storage/config.PeriodConfig":                                 {"from", "store", "object_store", "schema", "index"},
	"kubernetes.SDConfig":                                         {"role"},
}

// What a type's own Validate, or its documentation in the source, demands of a field.
var fields = map[string]schema{
	"receiver/filelogreceiver.FileLogConfig.include":                              {"minItems": 1},
	"receiver/filelogreceiver.FileLogConfig.start_at":                             {"enum": []any{"beginning", "end"}},
	"receiver/filelogreceiver.FileLogConfig.max_log_size_behavior":                {"enum": []any{"split", "truncate"}},
	"receiver/filelogreceiver.FileLogConfig.on_truncate":                          {"enum": []any{"ignore", "read_whole_file", "read_new"}},
	"receiver/filelogreceiver.FileLogConfig.compression":                          {"enum": []any{"", "gzip", "auto"}},
	"receiver/filelogreceiver.FileLogConfig.max_concurrent_files":                 {"minimum": 1},
	"receiver/filelogreceiver.FileLogConfig.encoding":                             {"pattern": "^(nop|utf-?8|utf-?8-raw|utf-?16-?(le|be)|ascii|us-ascii|big5|gb.*|shift-jis|windows-.*|iso-.*)$"},
	"parser/container.Config.format":                                              {"enum": []any{"", "docker", "crio", "containerd"}},
	"parser/container.Config.on_error":                                            onError,
	"parser/regex.Config.on_error":                                                onError,
	"transformer/move.Config.on_error":                                            onError,
	"transformer/remove.Config.on_error":                                          onError,
	"transformer/copy.Config.on_error":                                            onError,
	"parser/regex.Config.regex":                                                   {"format": "regex"},
	"internal/k8sconfig.APIConfig.auth_type":                                      authType,
	"processor/k8sattributesprocessor.Config.auth_type":                           authType,
	"processor/k8sattributesprocessor.PodAssociationSourceConfig.from":            {"enum": []any{"connection", "resource_attribute"}},
	"processor/k8sattributesprocessor.FieldExtractConfig.from":                    {"enum": []any{"", "pod", "namespace", "node", "deployment", "replicaset", "statefulset", "daemonset", "job", "cronjob"}},
	"processor/k8sattributesprocessor.ExtractConfig.metadata":                     listOf(podMetadata),
	"processor/resourceprocessor.Config.attributes":                               {"minItems": 1},
	"internal/attraction.ActionKeyValue.action":                                   attributeAction,
	"coreinternal/attraction.ActionKeyValue.action":                               attributeAction,
	"internal/memorylimiter.Config.limit_percentage":                              {"maximum": 100},
	"internal/memorylimiter.Config.spike_limit_percentage":                        {"maximum": 100},
	"connector/spanmetricsconnector.Config.aggregation_cardinality_limit":         {"minimum": 0},
	"connector/spanmetricsconnector.Config.aggregation_temporality":               {"enum": []any{"AGGREGATION_TEMPORALITY_CUMULATIVE", "AGGREGATION_TEMPORALITY_DELTA"}},
	"connector/spanmetricsconnector.ExemplarsConfig.max_per_data_point":           {"minimum": 0},
	"internal/queuebatch.Config.num_consumers":                                    {"minimum": 1},
	"internal/queuebatch.Config.queue_size":                                       {"minimum": 1},
	"internal/queuebatch.BatchConfig.sizer":                                       {"enum": []any{"items", "bytes"}},
	"internal/queuebatch.BatchConfig.min_size":                                    {"minimum": 0},
	"internal/queuebatch.BatchConfig.max_size":                                    {"minimum": 0},
	"exporter/otlphttpexporter.Config.endpoint":                                   {"format": "url"},
	"exporter/otlphttpexporter.Config.logs_endpoint":                              {"format": "url"},
	"exporter/otlphttpexporter.Config.metrics_endpoint":                           {"format": "url"},
	"exporter/otlphttpexporter.Config.traces_endpoint":                            {"format": "url"},
	"config/confighttp.ClientConfig.endpoint":                                     {"format": "url"},
	"exporter/prometheusremotewriteexporter.Config.endpoint":                      {"format": "url"},
	"exporter/prometheusremotewriteexporter.Config.compression":                   {"enum": []any{"snappy"}},
	"exporter/prometheusremotewriteexporter.Config.translation_strategy":          {"enum": []any{"UnderscoreEscapingWithSuffixes", "UnderscoreEscapingWithoutSuffixes", "NoUTF8EscapingWithSuffixes", "NoTranslation"}},
	"exporter/prometheusremotewriteexporter.Config.max_batch_size_bytes":          {"minimum": 0},
	"exporter/prometheusremotewriteexporter.Config.max_batch_request_parallelism": {"minimum": 1},
	"exporter/prometheusremotewriteexporter.Config.external_labels":               {"propertyNames": text("label-name")},
	"exporter/prometheusremotewriteexporter.RemoteWriteQueue.queue_size":          {"minimum": 0},
	"exporter/prometheusremotewriteexporter.RemoteWriteQueue.num_consumers":       {"minimum": 0},
	"exporter/debugexporter.Config.verbosity":                                     {"enum": []any{"basic", "normal", "detailed"}},
	"storage/filestorage.Config.max_size":                                         {"minimum": 0},
	"storage/filestorage.CompactionConfig.max_transaction_size":                   {"minimum": 0},
	"storage/filestorage.Config.directory":                                        {"pattern": "^/"},
	"storage/filestorage.Config.directory_permissions":                            {"pattern": "^0?[0-7]{3}$"},
	"internal/migration.LogsConfigV030.encoding":                                  {"enum": []any{"console", "json"}},
	"otelconf/v0.3.0.Prometheus.port":                                             {"minimum": 1, "maximum": 65535},
	"prometheus/config.ScrapeConfig.metrics_path":                                 {"pattern": "^/"},
	"prometheus/config.ScrapeConfig.scheme":                                       {"enum": []any{"http", "https"}},
	"prometheus/config.ScrapeConfig.job_name":                                     {"minLength": 1},
	"prometheus/config.ScrapeConfig.scrape_protocols":                             listOf(scrapeProtocol),
	"prometheus/config.ScrapeConfig.metric_name_escaping_scheme":                  {"enum": []any{"allow-utf-8", "underscores", "dots", "values"}},
	"model/relabel.Config.target_label":                                           {"minLength": 1},
	"discovery/kubernetes.SDConfig.role":                                          {"enum": []any{"node", "pod", "service", "endpoints", "endpointslice", "ingress"}},

	"storage/config.PeriodConfig.store":        {"enum": []any{"tsdb", "boltdb-shipper", "boltdb", "aws", "bigtable", "bigtable-hashed", "gcp", "gcp-columnkey", "grpc-store", "cassandra", "aws-dynamo"}},
	"storage/config.PeriodConfig.schema":       {"enum": []any{"v9", "v10", "v11", "v12", "v13"}},
	"storage/config.PeriodConfig.object_store": {"minLength": 1},
}

func init() {
	for key, value := range kubernetesFields {
		fields[key] = value
	}
	for key, value := range kubernetesRequired {
		required[key] = value
	}
}

// Keys that a type reads without having a field of theirs: discovery is registered by other packages.
var more = map[string]schema{
	"prometheus/config.ScrapeConfig":       discovered,
	"prometheus/config.AlertmanagerConfig": discovered,
}

// Who finds targets for Prometheus. What the others take is not derived.
var discovered = schema{"static_configs": listOf(staticConfig), "kubernetes_sd_configs": listOf(schema{"$ref": "discovery/kubernetes.SDConfig"})}

func init() {
	for _, name := range strings.Fields(`aws azure consul digitalocean dns docker dockerswarm ec2 ecs elasticache eureka file gce
		hetzner http ionos kuma lightsail linode marathon msk nerve nomad oci openstack outscale ovhcloud puppetdb rds scaleway
		serverset stackit triton uyuni vultr`) {
		discovered[name+"_sd_configs"] = listOf(schema{"type": "object"})
	}
}

var onError = schema{"enum": []any{"drop", "drop_quiet", "send", "send_quiet"}}

var authType = schema{"enum": []any{"none", "serviceAccount", "kubeConfig", "tls"}}

var attributeAction = schema{"enum": []any{"insert", "update", "upsert", "delete", "hash", "extract", "convert"}}

var podMetadata = oneOf(
	"k8s.namespace.name", "k8s.pod.name", "k8s.pod.uid", "k8s.pod.hostname", "k8s.pod.start_time", "k8s.pod.ip",
	"k8s.deployment.name", "k8s.deployment.uid", "k8s.replicaset.name", "k8s.replicaset.uid", "k8s.daemonset.name", "k8s.daemonset.uid",
	"k8s.statefulset.name", "k8s.statefulset.uid", "k8s.job.name", "k8s.job.uid", "k8s.cronjob.name", "k8s.cronjob.uid",
	"k8s.node.name", "k8s.node.uid", "k8s.container.name", "container.id", "container.image.name", "container.image.tag",
	"container.image.tags", "container.image.repo_digests", "k8s.cluster.uid",
	"service.namespace", "service.name", "service.version", "service.instance.id",
)
