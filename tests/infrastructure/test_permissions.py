from __future__ import annotations

import ast

import pytest

from tests.architecture.sources import PACKAGE
from tests.infrastructure.permissions import POLICY, listed, role_of, statements_of, text
from tests.infrastructure.template import FUNCTIONS, RESOURCES

# X-Ray has no resources that a policy could name.
WITHOUT_RESOURCES = {"xray:PutTraceSegments", "xray:PutTelemetryRecords"}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_may_do_only_what_is_named(function: str) -> None:
    for statement in statements_of(function):
        actions = set(listed(statement["Action"]))
        assert statement["Effect"] == "Allow"
        assert not [action for action in actions if "*" in action or action.endswith(":Scan")]
        if not actions <= WITHOUT_RESOURCES:
            assert "*" not in listed(statement["Resource"])


def test_each_function_has_a_role_of_its_own_for_nobody_else() -> None:
    roles = [FUNCTIONS[function]["Role"]["Fn::GetAtt"][0] for function in FUNCTIONS]
    assert len(set(roles)) == len(roles)
    for function in FUNCTIONS:
        [statement] = role_of(function)["AssumeRolePolicyDocument"]["Statement"]
        assert statement["Principal"] == {"Service": "lambda.amazonaws.com"}


def test_no_role_lends_a_policy_of_aws_to_a_function() -> None:
    for function in FUNCTIONS:
        assert all("Ref" in policy for policy in role_of(function)["ManagedPolicyArns"])


def test_what_holds_several_owners_kinds_of_items_is_limited_to_one_kind() -> None:
    mixed = {"ProfilesTable", "RateLimitsTable"}
    for function in FUNCTIONS:
        for statement in statements_of(function):
            [resource, *_] = listed(statement["Resource"])
            if isinstance(resource, dict) and resource.get("Fn::GetAtt", [""])[0] in mixed:
                keys = statement["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]
                assert keys
                assert "*" not in keys


def test_a_model_is_called_by_conversations_only_and_by_its_name() -> None:
    callers = {
        function: statement
        for function in FUNCTIONS
        for statement in statements_of(function)
        if any(action.startswith("bedrock:") for action in listed(statement["Action"]))
    }
    assert list(callers) == ["ConversationFunction"]
    assert callers["ConversationFunction"]["Resource"] == {"Ref": "BedrockArns"}


def test_a_function_writes_its_own_log_only() -> None:
    for function in FUNCTIONS:
        [logs] = [
            statement
            for statement in statements_of(function)
            if "logs:PutLogEvents" in listed(statement["Action"])
        ]
        assert (
            f"${{{FUNCTIONS[function]['LoggingConfig']['LogGroup']['Ref']}}}"
            in (logs["Resource"]["Fn::Sub"])
        )


def test_the_policy_for_review_is_what_the_template_grants() -> None:
    assert POLICY.read_text(encoding="utf-8") == text()


def test_every_role_is_somebodys() -> None:
    used = {function["Role"]["Fn::GetAtt"][0] for function in FUNCTIONS.values()}
    roles = {name for name, resource in RESOURCES.items() if resource["Type"] == "AWS::IAM::Role"}
    assert roles - used == {"ApiGatewayLogRole", "BackupRole"}


ACTIONS = {
    "get_item": "dynamodb:GetItem",
    "batch_get_item": "dynamodb:BatchGetItem",
    "batch_write_item": "dynamodb:BatchWriteItem",
    "put_item": "dynamodb:PutItem",
    "update_item": "dynamodb:UpdateItem",
    "delete_item": "dynamodb:DeleteItem",
    "query": "dynamodb:Query",
    "head_object": "s3:GetObject",
    "get_object": "s3:GetObject",
    "put_object": "s3:PutObject",
    "delete_objects": "s3:DeleteObject s3:DeleteObjectVersion",
    "list_object_versions": "s3:ListBucketVersions",
}
# The adapters of AWS; the others have methods of the same names.
ON_AWS = {"dynamodb", "s3"}


def test_the_functions_together_may_do_what_the_adapters_do_and_nothing_more() -> None:
    calls = {
        node.attr
        for path in (PACKAGE / "adapters").rglob("*.py")
        if ON_AWS & {*path.parts, path.stem}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    calls |= {"list_object_versions"}  # asked for by a paginator, which takes its name
    used = {each for call, actions in ACTIONS.items() if call in calls for each in actions.split()}
    granted = {
        action
        for function in FUNCTIONS
        for statement in statements_of(function)
        for action in listed(statement["Action"])
        if action.split(":")[0] in ON_AWS
    }
    assert granted == used
    assert not [call for call in calls if call in ("scan", "list_objects_v2")]
