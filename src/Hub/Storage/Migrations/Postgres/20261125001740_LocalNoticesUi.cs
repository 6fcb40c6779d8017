using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entraide.Hub.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LocalNoticesUi : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "digest",
                table: "preferences",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "html",
                table: "mails",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "unsubscribe_url",
                table: "mails",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "digests_sent",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_digests_sent", x => x.member_id);
                    table.ForeignKey(
                        name: "fk_digests_sent_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notification_choices",
                columns: table => new
                {
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    delivery = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notification_choices", x => new { x.member_id, x.kind });
                    table.ForeignKey(
                        name: "fk_notification_choices_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    count = table.Column<int>(type: "integer", nullable: false),
                    first_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_number = table.Column<int>(type: "integer", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    push_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    mail_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => x.id);
                    table.ForeignKey(
                        name: "fk_notifications_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_mail_at_member_id",
                table: "notifications",
                columns: new[] { "mail_at", "member_id" },
                filter: "mail_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_member_id_kind_place_id",
                table: "notifications",
                columns: new[] { "member_id", "kind", "place_id" },
                unique: true,
                filter: "read_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_member_id_last_at_id",
                table: "notifications",
                columns: new[] { "member_id", "last_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_push_at",
                table: "notifications",
                column: "push_at",
                filter: "push_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_read_at",
                table: "notifications",
                column: "read_at",
                filter: "read_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "digests_sent");

            migrationBuilder.DropTable(
                name: "notification_choices");

            migrationBuilder.DropTable(
                name: "notifications");

            migrationBuilder.DropColumn(
                name: "digest",
                table: "preferences");

            migrationBuilder.DropColumn(
                name: "html",
                table: "mails");

            migrationBuilder.DropColumn(
                name: "unsubscribe_url",
                table: "mails");
        }
    }
}
