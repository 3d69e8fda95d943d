package main

// What Alertmanager's own Unmarshal methods take: https://github.com/prometheus/alertmanager, config and notify.

const (
	weekday    = `(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)`
	month      = `(?:january|february|march|april|may|june|july|august|september|october|november|december|1[0-2]|0?[1-9])`
	dayOfMonth = `-?(?:[12][0-9]|3[01]|0?[1-9])`
	timeOfDay  = `^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$`
)

func rangeOf(member string) schema {
	return schema{"type": []string{"string", "integer"}, "pattern": "^(?i:" + member + "(?::" + member + ")?)$"}
}

// A receiver's fields may be templates of Alertmanager's, which it fills in when it sends.
var alertmanagerWords = map[string]schema{
	"config/common.URL":                         text("url"),
	"config/common.SecretURL":                   text("url"),
	"config/common.SecretTemplateURL":           {"type": "string"},
	"config/common.Regexp":                      text("anchored-regex"),
	"config/common.MatchRegexps":                mapOf(text("anchored-regex")),
	"config/common.Matchers":                    listOf(schema{"type": "string", "pattern": "=|!~"}),
	"alertmanager/config.HostPort":              {"type": "string", "pattern": `^$|:[^:\]]+$`},
	"alertmanager/config.duration":              text("go-duration"),
	"alertmanager/timeinterval.WeekdayRange":    rangeOf(weekday),
	"alertmanager/timeinterval.MonthRange":      rangeOf(month),
	"alertmanager/timeinterval.DayOfMonthRange": rangeOf(dayOfMonth),
	"alertmanager/timeinterval.YearRange":       rangeOf(`\d+`),
	"alertmanager/timeinterval.Location":        {"type": "string", "minLength": 1},
	"alertmanager/timeinterval.TimeRange": {
		"type": "object", "additionalProperties": false, "required": []string{"start_time", "end_time"},
		"properties": schema{"start_time": schema{"type": "string", "pattern": timeOfDay}, "end_time": schema{"type": "string", "pattern": timeOfDay}},
	},
	"alertmanager/tracing.TracingClientType": oneOf("http", "grpc"),
	// A text, or a map of them.
	"notify/jira.JiraFieldConfig": {},
}

var alertmanagerPlain = []string{
	"alertmanager/config.Config", "alertmanager/config.EmailConfig", "alertmanager/config.GlobalConfig",
	"alertmanager/config.MuteTimeInterval", "alertmanager/config.PushoverConfig", "alertmanager/config.Receiver",
	"alertmanager/config.RocketchatConfig", "alertmanager/config.Route", "alertmanager/config.SNSConfig",
	"alertmanager/config.SlackAction", "alertmanager/config.SlackConfig", "alertmanager/config.SlackConfirmationField",
	"alertmanager/config.SlackField", "alertmanager/config.TimeInterval", "alertmanager/config.VictorOpsConfig",
	"alertmanager/config.WebexConfig", "alertmanager/config.WechatConfig", "alertmanager/eventrecorder.FileOutputConfig",
	"alertmanager/eventrecorder.KafkaOutputConfig", "alertmanager/eventrecorder.WebhookOutputConfig",
	"alertmanager/tracing.TracingConfig", "config/common.InhibitRule", "notify/discord.DiscordConfig",
	"notify/incidentio.IncidentioConfig", "notify/jira.JiraConfig", "notify/mattermost.MattermostConfig",
	"notify/mattermost.MattermostField", "notify/msteams.MSTeamsConfig", "notify/msteamsv2.MSTeamsV2Config",
	"notify/opsgenie.OpsGenieConfig", "notify/pagerduty.PagerdutyConfig", "notify/telegram.TelegramConfig",
	"notify/webhook.WebhookConfig",
}

var alertmanagerRequired = map[string][]string{
	"alertmanager/config.Config":                 {"route"},
	"alertmanager/config.Receiver":               {"name"},
	"alertmanager/config.TimeInterval":           {"name"},
	"alertmanager/config.MuteTimeInterval":       {"name"},
	"alertmanager/config.EmailConfig":            {"to"},
	"alertmanager/config.VictorOpsConfig":        {"routing_key"},
	"alertmanager/config.WebexConfig":            {"room_id", "http_config"},
	"alertmanager/config.SlackAction":            {"type", "text"},
	"alertmanager/config.SlackConfirmationField": {"text"},
	"alertmanager/config.SlackField":             {"title", "value"},
	"notify/mattermost.MattermostField":          {"title", "value"},
	"notify/jira.JiraConfig":                     {"project", "issue_type"},
}

var alertmanagerFields = map[string]schema{
	"alertmanager/config.Receiver.name":         {"minLength": 1},
	"notify/telegram.TelegramConfig.parse_mode": {"enum": []any{"", "Markdown", "MarkdownV2", "HTML"}},
	"notify/jira.JiraConfig.api_type":           {"enum": []any{"auto", "cloud", "datacenter"}},
}

func init() {
	for key, value := range alertmanagerWords {
		words[key] = value
	}
	for _, key := range alertmanagerPlain {
		plainInside[key] = true
	}
	for key, value := range alertmanagerRequired {
		required[key] = value
	}
	for key, value := range alertmanagerFields {
		fields[key] = value
	}
}
