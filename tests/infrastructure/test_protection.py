"""What an emulator leaves out of a stack, and nobody would notice missing."""

from __future__ import annotations

import pytest

from tests.infrastructure.template import (
    BUCKETS,
    FUNCTIONS,
    RESOURCES,
    TABLES,
    TEMPLATE,
    of_type,
    properties,
    read,
)

KEY = {"Fn::If": ["HasKey", {"Fn::GetAtt": ["Key", "Arn"]}, {"Ref": "AWS::NoValue"}]}
PUBLIC_BLOCKS = {
    "BlockPublicAcls": True,
    "BlockPublicPolicy": True,
    "IgnorePublicAcls": True,
    "RestrictPublicBuckets": True,
}
PAGE = read("page")["Resources"]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_can_be_brought_back_and_is_encrypted(table: str) -> None:
    found = TABLES[table]
    assert found["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert found["SSESpecification"] == {
        "SSEEnabled": True,
        "SSEType": "KMS",
        "KMSMasterKeyId": KEY,
    }
    assert found["BillingMode"] == "PAY_PER_REQUEST"
    assert found["DeletionProtectionEnabled"] == {"Fn::If": ["IsProd", True, False]}


@pytest.mark.parametrize(
    "resource", [*TABLES, "InvoiceBucket", "UserPool", "Key", "TrailBucket", "BackupVault"]
)
def test_what_holds_data_outlives_the_stack(resource: str) -> None:
    assert RESOURCES[resource]["DeletionPolicy"] in ("Retain", "RetainExceptOnCreate")
    assert RESOURCES[resource]["UpdateReplacePolicy"] == "Retain"


def test_what_is_needed_for_a_time_only_goes_by_itself() -> None:
    expiring = {
        table: found["TimeToLiveSpecification"]
        for table, found in TABLES.items()
        if "TimeToLiveSpecification" in found
    }
    ends = {"AttributeName": "expires_at", "Enabled": True}
    tables = ("ConversationsTable", "RateLimitsTable", "ReceiptsTable")
    assert expiring == dict.fromkeys(tables, ends)


@pytest.mark.parametrize(
    "bucket", [*BUCKETS.values(), *of_type("AWS::S3::Bucket", PAGE).values()], ids=str
)
def test_a_bucket_is_private_encrypted_and_versioned(bucket: dict[str, object]) -> None:
    assert bucket["PublicAccessBlockConfiguration"] == PUBLIC_BLOCKS
    assert bucket["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
    assert "BucketEncryption" in bucket
    assert "LifecycleConfiguration" in bucket


@pytest.mark.parametrize(
    ("bucket", "resources"),
    [("InvoiceBucket", RESOURCES), ("TrailBucket", RESOURCES), ("PageBucket", PAGE)],
)
def test_a_bucket_answers_over_tls_only(bucket: str, resources: dict[str, dict]) -> None:
    [policy] = [
        found
        for found in of_type("AWS::S3::BucketPolicy", resources).values()
        if found["Bucket"] == {"Ref": bucket}
    ]
    [only_tls] = [
        statement
        for statement in policy["PolicyDocument"]["Statement"]
        if statement.get("Sid") == "OnlyTls"
    ]
    assert only_tls["Effect"] == "Deny"
    assert only_tls["Action"] == "s3:*"
    assert only_tls["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert only_tls["Resource"] == [
        {"Fn::GetAtt": [bucket, "Arn"]},
        {"Fn::Sub": f"${{{bucket}.Arn}}/*"},
    ]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_is_traced_and_its_log_ends_and_is_encrypted(function: str) -> None:
    assert TEMPLATE["Globals"]["Function"]["Tracing"] == "Active"
    log = properties(FUNCTIONS[function]["LoggingConfig"]["LogGroup"]["Ref"])
    name = FUNCTIONS[function]["FunctionName"]["Fn::Sub"]
    assert log["LogGroupName"] == {"Fn::Sub": f"/aws/lambda/{name}"}
    assert log["RetentionInDays"] == {"Ref": "LogRetentionDays"}
    assert log["KmsKeyId"] == KEY


def test_names_are_the_ones_people_type() -> None:
    assert {name: found["FunctionName"]["Fn::Sub"] for name, found in FUNCTIONS.items()} == {
        name: f"ScatterPilot-{name.removesuffix('Function')}-${{Environment}}" for name in FUNCTIONS
    }
    assert {name: found["TableName"]["Fn::Sub"] for name, found in TABLES.items()} == {
        name: f"ScatterPilot-{name.removesuffix('Table')}-${{Environment}}" for name in TABLES
    }


def test_the_api_is_traced_throttled_and_logged_without_personal_data() -> None:
    api = properties("Api")
    assert api["TracingEnabled"] is True
    [settings] = api["MethodSettings"]
    assert settings["ThrottlingRateLimit"] == {"Ref": "ThrottleRate"}
    assert settings["ThrottlingBurstLimit"] == {"Ref": "ThrottleBurst"}
    assert settings["DataTraceEnabled"] is False
    # Else the first stack of an account fails: its stage logs before the account may.
    assert RESOURCES["Api"]["DependsOn"] == "ApiGatewayAccount"
    logged = api["AccessLogSetting"]
    assert logged["DestinationArn"] == {"Fn::GetAtt": ["AccessLogGroup", "Arn"]}
    for personal in ("sourceIp", "userAgent", "authorizer", "$context.path", "querystring"):
        assert personal not in logged["Format"]
    assert properties("AccessLogGroup")["RetentionInDays"] == {"Ref": "LogRetentionDays"}


def test_a_turn_ends_before_the_gateway_gives_up() -> None:
    budget = TEMPLATE["Parameters"]["LlmTurnBudgetSeconds"]
    assert budget["MaxValue"] < 29
    assert properties("ConversationFunction")["Timeout"] > budget["MaxValue"]


def test_strangers_can_not_sign_up_and_passwords_are_long() -> None:
    pool = properties("UserPool")
    assert TEMPLATE["Parameters"]["SelfSignUp"]["Default"] == "false"
    assert pool["Policies"]["PasswordPolicy"]["MinimumLength"] >= 12
    client = properties("UserPoolClient")
    assert client["GenerateSecret"] is False
    assert client["PreventUserExistenceErrors"] == "ENABLED"
    assert client["AllowedOAuthFlows"] == ["code"]


def test_a_second_factor_can_be_required_and_nobody_is_locked_out() -> None:
    pool, client = properties("UserPool"), properties("UserPoolClient")
    assert pool["MfaConfiguration"] == {"Ref": "RequireMfa"}
    assert TEMPLATE["Parameters"]["RequireMfa"]["AllowedValues"] == ["OPTIONAL", "ON"]
    # Of all kinds the one that the page can set up.
    assert pool["EnabledMfas"] == ["SOFTWARE_TOKEN_MFA"]
    # Three minutes, the default, are short for who has no app yet.
    assert client["AuthSessionValidity"] == 15
    assert "aws.cognito.signin.user.admin" in client["AllowedOAuthScopes"]


def test_what_is_signed_out_is_taken_back() -> None:
    assert properties("UserPoolClient")["EnableTokenRevocation"] is True


def test_a_forgotten_password_needs_the_address_and_not_an_administrator() -> None:
    pool = properties("UserPool")
    assert pool["AutoVerifiedAttributes"] == ["email"]
    recovery = pool["AccountRecoverySetting"]["RecoveryMechanisms"]
    assert recovery == [{"Name": "verified_email", "Priority": 1}]


def test_what_costs_money_by_being_there_is_asked_for() -> None:
    asked = ("UseKmsKey", "EnableWaf", "EnableDataEvents", "EnableBackup", "EnableMethodMetrics")
    for name in asked:
        assert TEMPLATE["Parameters"][name]["Default"] == "false"
    [settings] = properties("Api")["MethodSettings"]
    assert settings["MetricsEnabled"] == {"Fn::If": ["HasMethodMetrics", True, False]}
    for kind in ("WAFv2::WebACL", "CloudTrail::Trail", "Backup::BackupPlan", "KMS::Key"):
        [resource] = [r for r in RESOURCES.values() if r["Type"] == f"AWS::{kind}"]
        assert resource["Condition"].startswith("Has")
