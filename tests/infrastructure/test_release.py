"""A change reaches every function's users, gradually if wanted, and is taken back when it fails."""

from __future__ import annotations

import json

import pytest
from scripts.deployment import release

from tests.emulator.process import installed
from tests.infrastructure.serverless import translated
from tests.infrastructure.template import FUNCTIONS, TEMPLATE, of_type, properties

pytestmark = [
    pytest.mark.emulator,
    pytest.mark.skipif(not installed(), reason="the emulator is not installed: make emulator"),
]

VALUES = {"Release": "", "AllowedOrigins": "http://localhost:8000", "LogLevel": "INFO"}
CHANGED = release.named("t", {**VALUES, "LogLevel": "DEBUG"})
CANARY = {"DeploymentPreference": "Canary10Percent5Minutes"}


def versions(**parameters: str) -> set[str]:
    return set(of_type("AWS::Lambda::Version", translated(**parameters)))


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_release_publishes_a_new_version_of_a_function(function: str) -> None:
    """Also of one whose own code is as it was: most of it is in the layers, or in parameters."""
    before, after = versions(**release.named("t", VALUES)), versions(**CHANGED)
    assert len(before) == len(after) == len(FUNCTIONS)
    assert [name for name in after - before if name.startswith(f"{function}Version")]
    assert FUNCTIONS[function]["AutoPublishCodeSha256"] == {"Ref": "Release"}


def test_requests_go_to_the_alias_and_never_past_it() -> None:
    resources = translated()
    aliases = {f"{function}Aliaslive" for function in FUNCTIONS}
    assert set(of_type("AWS::Lambda::Alias", resources)) == aliases
    body = json.dumps(resources["Api"]["Properties"]["Body"])
    for function in FUNCTIONS:
        assert f"${{{function}.Arn}}" not in body
    called = {
        resources[name]["Properties"]["FunctionName"]["Ref"]
        for name in of_type("AWS::Lambda::Permission", resources)
    }
    assert called == aliases


def test_an_old_version_goes_when_the_new_one_has_all_requests() -> None:
    resources = translated()
    for name in of_type("AWS::Lambda::Version", resources):
        assert resources[name]["DeletionPolicy"] == "Delete"


def test_by_default_nothing_is_there_to_move_requests_but_cloudformation() -> None:
    resources = translated()
    assert not [name for name in resources if "CodeDeploy" in resources[name]["Type"]]
    for name in of_type("AWS::Lambda::Alias", resources):
        assert "UpdatePolicy" not in resources[name]


def test_every_preference_is_one_that_codedeploy_has() -> None:
    offered = TEMPLATE["Parameters"]["DeploymentPreference"]["AllowedValues"]
    assert list(TEMPLATE["Mappings"]["ByCodeDeploy"]) == offered
    for preference in offered[1:]:
        resources = translated(DeploymentPreference=preference)
        group = resources["HealthFunctionDeploymentGroup"]["Properties"]
        # By AWS's own name; one that it does not know is left without the prefix.
        assert group["DeploymentConfigName"] == {
            "Fn::Sub": ["CodeDeployDefault.Lambda${ConfigName}", {"ConfigName": preference}]
        }


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_gradual_release_is_taken_back_when_users_get_errors(function: str) -> None:
    resources = translated(**CANARY)
    alias, group = resources[f"{function}Aliaslive"], f"{function}DeploymentGroup"
    moved = alias["UpdatePolicy"]["CodeDeployLambdaAliasUpdate"]
    assert moved["DeploymentGroupName"] == {"Ref": group}
    found = resources[group]["Properties"]
    watched = {"Enabled": True, "Alarms": [{"Name": {"Ref": "RollbackAlarm"}}]}
    assert found["AlarmConfiguration"] == {"Fn::If": ["IsGradual", watched, {}]}
    assert found["AutoRollbackConfiguration"]["Enabled"] is True
    assert "DEPLOYMENT_STOP_ON_ALARM" in found["AutoRollbackConfiguration"]["Events"]


def test_what_takes_a_release_back_is_what_users_see_and_within_the_shortest_canary() -> None:
    alarm = properties("RollbackAlarm")
    # The functions answer their own faults with 500, so Lambda counts no error.
    assert (alarm["Namespace"], alarm["MetricName"]) == ("AWS/ApiGateway", "5XXError")
    names = {each["Name"]: each["Value"] for each in alarm["Dimensions"]}
    assert names == {"ApiName": properties("Api")["Name"], "Stage": properties("Api")["StageName"]}
    assert alarm["Period"] * alarm["EvaluationPeriods"] <= 120


def test_snapshots_are_asked_for_and_only_where_the_runtime_has_them() -> None:
    assert TEMPLATE["Parameters"]["EnableSnapStart"]["Default"] == "false"
    resources = translated()
    for function in FUNCTIONS:
        assert resources[function]["Properties"]["SnapStart"] == {
            "ApplyOn": {"Fn::If": ["HasSnapStart", "PublishedVersions", "None"]}
        }
    assert TEMPLATE["Conditions"]["HasSnapStart"] == {
        "Fn::And": [
            {"Fn::Equals": [{"Ref": "EnableSnapStart"}, "true"]},
            {"Fn::Not": [{"Fn::Equals": [{"Ref": "Runtime"}, "python3.11"]}]},
        ]
    }


@pytest.mark.parametrize(
    "changed", [{**VALUES, "LogLevel": "DEBUG"}, {**VALUES, "AllowedOrigins": ""}], ids=str
)
def test_another_parameter_is_another_release(changed: dict[str, str]) -> None:
    assert release.named("t", changed) != release.named("t", VALUES)
    assert release.named("other", VALUES) != release.named("t", VALUES)


def test_the_same_is_the_same_release_however_it_came_about() -> None:
    first = release.named("t", VALUES)
    assert release.named("t", {**dict(reversed(VALUES.items())), **first}) == first


def test_a_template_without_functions_has_no_release() -> None:
    assert release.named("page", {"Environment": "dev"}) == {}
